"""Common given names by the pronoun that they nearly always go with. Names that go with either are left out."""

from typing import Literal

Gender = Literal["he", "she", ""]

HE = frozenset(
    """
    aaron abbas abdoulaye abdul abdullah abebe abhijit abhishek abraham abubakar achim adam adebayo aditya adolfo
    adrian agron agus agustin agustín ahmad ahmed ahmet aidan aitor aivars ajay ajit akash akhil aki akira alan
    alasdair alastair albert alberto alec aled alejandro alejo aleksandar aleksandr aleksei alessandro alessio
    alexander alexandros alexei alf alfie alfonso alfred alfredo ali alistair aliyu alonso alun alvaro alvin amadeo
    amadou amar amir amit ammar amol amos anand anas anastasios anatoliy anatoly anders andre andreas andrei andrej
    andres andrew andris andriy andrzej andrás andré andrés angelo angus aniket anil anirudh ankit anselm anselmo
    anthony anton antonio antonis antti antônio anwar apostolos arash aravind arben archie ardeshir arild aristides
    arjun arkady armando arnaud arnav arne arnold art artem arthur arturo artyom arun arvid arvind arvo arvydas asbjørn
    asger ashok ashwin asif asim asle athanasios attila atul auberon august aurelio aurélien avinash axel ayhan ayman
    aziz azlan babajide babak babar babatunde bahram bala balazs baltasar balázs bambang bao baptiste barack barnaby
    barney barry bart bartek bartosz barış bashar bashir basil bassam bastien bautista baz behnam behrouz bello ben
    benedict bengt benigno benito benjamin benny benoit benoît bent bernard bernardo bernie bert bertil bertrand besnik
    bharat bhaskar bijan bilal bill billy binh bjarke bjarne bjarte bjorn björn bledi blessing-boy bob bobby bogdan
    bohdan bohumil bojan bongani boris borislav borys boubacar bowen brad bradley brady brandon branko braulio brendan
    brent brett brian brock brody bronson bruce bruno bryan budi bulent burak byron bálint bülent caden caetano caleb
    callum calum calvin camilo carl carlo carlos carmine carter cathal cayetano cedric cem cengiz cesar chad chandan
    chao charalambos charles chase cheikh chester chetan chidi chima chinedu chinua chris christoph christophe
    christopher christos chuck chukwuemeka chukwuma cian ciaran cillian ciro clarence claudio claus clay clayton cleber
    clem cleon cletus cliff clifford clint clive clyde cláudio cody colby cole colin colm conor conrad cooper corentin
    corey cormac cornelius cosmo craig crisanto crispin cristian cristiano csaba cuong curtis cyril cyrus cédric césar
    dae-hyun daeho dafydd daichi daiki daisuke daithí dalibor dallin dalton damian damien dan daniel danilo danish
    danjuma danny dante dapo dario darius dariush dariusz darko darnell darragh darrell darren dave david davide davit
    dawei daz dean deandre debashish declan dedi deepak dele demarcus demetrius denis dennis denny denys denzel denzil
    derek deshawn desmond detlef dev devlet devonte dewayne dewey dewi dexter dhruv diarmuid didier diego dieter
    dietrich dilip dillon dimitri dimitris dinesh dinh diogo dirk dmitri dmitry dmytro domingo dominic dominik don
    donal donald dong-hyun donncha donnie donovan dontrell doug dougie douglas dragan dritan duc duncan dusan dustin
    dwayne dwight dénes eamon eamonn earl easton eberhard ed eddie edgar edmond edmund edouard eduardo edward edwin
    eero efraín efren egon ehsan einar eirik eivind ejnar ekkehard eko ekrem eladio eli elias elijah elliott elmer
    elton emeka emil emile emiliano emilio emin emlyn emmanuel emre emrys emyr endre enoch enrico enrique enzo eoghan
    eoin epifanio erdem eric erik erkan erland ernest ernesto errol erwin esa eshwar espen esteban ethan etienne euan
    eugene evan evangelos evaristo evgeny ewan ewen ezekiel ezequiel ezra fabian fabien fabio fabrice facundo fadi
    fahad faisal faizal farai farhad farid faris farrokh fatmir fawad fawaz federico fedir felipe felix femi ferdinand
    ferenc fergal fergus ferit fermín fernando fiachra fidel fiifi fikret filip finlay finn fintan fionn flavio
    flemming florent florian floyd forrest francesco francis francisco franck francois frank franklin frans françois
    fraser fred freddie frederick fredrik fritz frode fulgencio fyodor fábio gabor gage ganesh garba gareth garrett
    garrison garth gary gaspar gaston gaurav gavin gaz gaël gaëtan gbenga geir genaro gene gennady gennaro geoff
    geoffrey george georges georgi georgios geraint gerald gerard gerardo gerhard germán gerrit getachew gethin gevorg
    ghassan ghislain giancarlo gianluca gianluigi gianni giannis gideon giga gilberto giles gilles gintaras giorgi
    giovanni girish girma giuseppe gleb glen glenn gonzalo gopal goran gordon gorm govind grady graeme graham grant
    greg gregor gregorio gregory grigoris grigory gruff grzegorz grégoire guenter guido guilherme guillaume guillermo
    gunnar gunther guntis guodong gus gustav gustave gustavo guy gwilym gwyn gyorgy gyula gábor gérard gökhan göran
    gösta göte günter haakon habib hadi hafiz haidar haile hailu haitham hakan hal halil hallgrim halvard halvor hamid
    hamish hamisi hampus hamza hani hank hans hans-peter haoran harald hari harish harold haroon haroun harry haruki
    haruto harvey hassan hasse hayk haziq heath hector heikki heinrich heinz heitor helge helmut hemant hemi hendrik
    henrik henry herb herbert heriberto herman hernan hernán hervé hezekiah hideki hideo hieu hilario hiroki hiroshi
    hisham hitesh hjalmar holger homer hone honorio honza hooman horace horacio horst hossein houshang howard hrithik
    hryhoriy hubert hugh hugo hugues humberto humphrey hunter hussain hussam hussein huw huy hyun-woo håkan håkon
    håvard héctor iain ian ibrahim ibrahima ichiro idris ieuan ifan ifeanyi ignacio igor ihor ike ikechukwu ikenna iker
    ilhan ilias ilir ilkka illia ilya imad imran imre ingemar ingvar ioannis iolo irakli irfan irving isaac ishaan
    ishmael isidro ismail ismet issa istvan istván ivan ivar ivo iwan izzat jaak jabari jaber jabulani jace jacek
    jacinto jack jacob jacques jae-hyun jae-sung jaehyun jagdish jago jaime jake jakob jakub jalen jamal james jamil
    janos jared jari jarkko jaroslav jaroslaw jarosław jarrod jason jasper jatin jaume javad javier javon jaxon jay
    jayant jayden jean-claude jean-luc jean-marc jean-marie jean-paul jean-pierre jeb jebediah jed jeff jeffrey jens
    jenő jeppe jeremiah jeremy jerker jermaine jeroen jerome jerry jerzy jesper jesus jethro ji-hoon jianguo jianhua
    jianjun jim jimmy jin-ho jin-woo jiri jiro jiří joachim joakim joao joaquim joaquin joaquín jochen joe joel joerg
    johan johannes john johnny joko jon jonah jonas jonathan jonás joon-ho joost jordi jorg jorge josaia jose josef
    josep joseph josh joshua jostein josé jouni jovan jozef joão joël juan juergen juha juhani jukka julian julien
    julio julius julián juma jun-ho junaid jung-ho junjie jurgen juris justin justo jérôme jörgen jørgen jürgen kabir
    kade kadir kailash kaito kaj kalle kamal kamau kamil kamran karan kareem karim karl karthik kartik kasper katsuo
    kaveh kayode kazeem kazem kazuki kazuo kebede keiji keith keld kelechi kellan kelvin kemal ken kendrick kenichi
    kenji kenneth kenny kenshin kenta kev kevin keyshawn keyvan khairul khaled khalid khalil khoa kieran kimmo kipchoge
    kirill kishore kjell kjetil klaus knud knut kofi koji kojo kolton konstantin kostas kostiantyn krishna krister
    kristian krzysztof kunal kunle kurt kwabena kwame kwang-soo kwasi kyle kyriakos kyrylo kyung-ho kálmán lachlan
    ladislav lajos lalit lamar lamont landon larry lars lasse laszlo laureano laurent lauri laurits lawrence lazaro
    leandro lech lefteris leif len lennart lenny leo leon leonard leonel leonid leonidas leopold leopoldo leroy les
    lester leszek levan levent levi liam libor lindsey linus lionel lisandro ljubomir lloyd logan lorcan lorenzo lothar
    louis loïc luan lubos luc luca lucas luciano lucien ludovic ludvig ludwig luigi luis luiz luka lukas lukasz luke
    lukáš lungile luther lwazi lyle lászló léon lúcio maarten maciej mack macsen madhav mads magnus maher mahesh
    mahmood mahmoud majid makoto maksym malcolm malik mamadou manaaki mandla manfred manish manmohan manoj manolis
    mansour manuel marc marcel marcello marcellus marcelo marcial marcin marco marcos marcus marek mariano mario marius
    mariusz mark markku marko markus marlon marquis marshall martijn martin martín marvin masahiro masaru masato mason
    masoud massimo mateo mateusz mathias mathieu mats matt matteo matthew matthias matthieu matti mattias matías
    maurice mauricio maurizio max maxim maxime maximilian mayank mazen megat mehdi mehmet mehrdad mert mervin mervyn
    michael michalis michel mick mieczysław miguel mihai mihajlo mikael mike mikhail mikkel mikko miklós milad milan
    miles milind milorad milos miloš milton min-ho min-jae min-jun mingyu minho minoru miroslav mitch mitchell mithun
    mitt mladen modibo mogens mohamed mohammad mohammed mohannad mohit mohsen moisés mordecai moritz morris morten
    morteza moses moshe moussa muhammad mukesh mulugeta munir murad murat murdo murray musa mustafa mwangi mykhailo
    mykola myung-bak márcio mário máximo måns mårten nabil nacho nadeem nader nadim naeem nandan naoki narayan narek
    narendra naresh nasir nasser nathan nathaniel naveen navid nawaz nazar nazario nebojsa necati ned neeraj neil
    nelson nenad nestor neville newt niall niccolo nicholas nick nico nicolai nicolas nicolás niels nigel nikhil
    nikolai nikolaj nikos nilesh nils nitin nizam nizar nnamdi noah noboru nodar norbert norm norman nuno nélson
    obadiah obi obinna ochieng octavio oddvar odhiambo oisin oisín okan okechukwu olaf olamide olav ole oleg olegario
    oleh oleksandr oleksii oliver olivier olli olumide oluwaseun oluwole omar omkar ondrej ondřej onur onyango orhan
    oriol orlando osama osamu oscar oskar osman ostap osvaldo oswald otieno otis otto oumar ousmane ove owain owen ozan
    pablo paddy padraig palle panagiotis pankaj panos paolo parth parviz pascal pasquale patrice patrick patrik paul
    paulo pavel pavlos pawel paweł payam pedro peeter pekka pelle pentti per percy peregrine perry pete peter petr
    petro petros petteri phil philip philippe phillip phuc pierre piers pieter pietro piotr piran pontus poul pouya
    prabhat pradeep prakash pramod pranav prasad prashant pratik praveen preben predrag prokopis przemysław pyotr
    pádraig pål péter pío qamar qasim quang quentin quincy quique quoc rade rafael rafal rafał raheem rahul raimundo
    rainer raj rajat rajendra rajesh rajiv rakesh ralf ralph ramazan ramesh rami ramin ramiro ramon ramón rand randall
    randy rangi raphaël rasheed rashid rasmus ratko ratu raul ravi ray rayan raymond raúl recep reg reggie reginald
    reinhard renato renaud rené rex reynaldo reza rhodri rhys ricardo richard richie rick rickard ricky rico rigoberto
    riku rimantas risto ritesh rizal roald roar rob robert roberto rod roderick rodney rodolfo rodrigo rogelio roger
    rogério rohan rohit roland rolando rolf romain roman romesh romualdo ron ronald ronan rory roshan ross rotimi roy
    ruairi ruairí ruaridh ruben rubén rudi rudolf rufus rui rune rupert ruslan russ russell rustam ruud ryan ryder ryo
    ryota ryszard régis rémi rémy rómulo saad sachin saeed sagar sakari salah salim salman salvador salvatore sameer
    samer sami samir samuel sandeep sandro sang-hoon sang-woo sani sanjay sanjeev santiago santosh saqib sarfraz satish
    satoshi saturnino saul saurabh sayed saúl scott seamus sean sebastian sebastián segun selahattin selim semisi
    semyon seok-yeol seppo serdar serge sergei sergey sergio serhiy serkan seth seung-hwan seung-woo seungho seydou
    seyed seán shahid shahram shailesh shane shankar sharad shashank shashi shaun shawn shekhar sheldon sherman shigeru
    shinji shinzo shivam shoaib shota shyam siavash sibusiso siddharth sidney siegfried sigmar sigurd silas silvio
    simba simon sinan sindre sione sipho sixten sizwe sjoerd slamet slavko slobodan sodiq sohail sohan sohrab solomon
    soren sotiris souleymane spencer spiros spyros srinivas staffan stan stanislav stanislaw stanisław stanley stavros
    steen stefan stefano steffen stein steinar stelios stellan sten stepan stephane stephen steve steven stewart stig
    stjepan struan stuart sture stéphane subhash sudhir sukhdev suleiman sumit sune sung-ho sunil suraj suresh sushil
    svante sven svend sverre syafiq sylvain sylvester szymon sándor sébastien sérgio søren süleyman sławomir tadeusz
    tadhg tae-hyun tae-woo tafara tage tahir taichi takashi takeshi takis takumi tamati tamaz tamer tamás tane tanmay
    tanner tapio tapiwa taras tarek tariq taro tarquin tatenda tatsuya tayfun ted teddy tejas tendai teodoro terence
    terje tero terrence tesfaye tetsuo tevita teófilo thabo thaddeus thanasis themba theo theodore theodoros thiago
    thibault thierry thijs thomas thor thorkild thorsten théo tiago tibor tigran tiit tim timo timoci timothy timur
    tobiah tobias toby todd toivo tolga tom tomas tomasz tommy tomos tomás tomáš tony toomas tor torben torbjorn
    torbjörn torbjørn tore torquil torsten toshiro travis trayvon trent trev trevor tristan troels trond troy trygve
    trystan tshepo tuan tucker tunde tuomas turgut tushar tyler tyrell tyrone uday ufuk ulf ulises ulrich ulrik umar
    umberto umesh umut unai urban usama usman utkarsh uwe vaclav vadim vadym vahan vahid vakhtang valdis valentin
    valentyn valery valéry vangelis varun vasilis vasily vasyl vegard veli venkat venkatesh verner vic vicente victor
    vidar viggo vijay vikas vikram viktor viliame ville vilmos vinay vincent vincenzo vineet vinod vinícius vipul
    virgil vishal vitaliy vitaly vivek vlad vladimir vladislav volkan volker volodymyr vsevolod vuk vusi vyacheslav
    vytautas václav víctor wade wael wahyu waisale wale walid wallace walter wanjala waqar warren wasim wayne weimin
    wendell wenjie werner wesley weston wiesław wilbur wilf wilfred wilfredo wilhelm will willem william willis winston
    wiremu witold wojciech wolfgang woo-jin wouter wyatt xabier xavi xavier xiaobo xiaoping yago yahya yakubu yannick
    yannis yaroslav yash yasir yasser yasuhiro yavuz yaw yegor yevgeny yevhen yiannis yifan yilmaz yogesh yong-ho
    yoshihiro yoshio young-ho young-soo younis yousef youssef yuji yukio yuri yurii yusuf yuta yuto yves yvon zachary
    zack zaheer zaher zaid zainal zakhar zane zaza zbigniew zdravko zeljko zenon zhiqiang ziad zihao zlatan zoltan
    zoltán zoran zsolt zubair zubin zuhair zulkifli zurab zvonimir zygmunt ádám álvaro édgar édouard émile étienne
    íñigo özgür øystein łukasz
    """.split()
)
SHE = frozenset(
    """
    aaliyah aarti aase abby abeer abena abigail abike abimbola achieng ada adaeze adanna adaora adela adelaide adele
    adhiambo aditi adjoa adriana aduke adwoa adèle adélaïde afaf afua agatha agathe agnes agneta agnetha agnieszka
    agnès aikaterini ailbhe aileen ailsa ainhoa aino ainsley aisha aishah aisling aissatou aitana akanksha akari akiko
    akinyi akosua akua alba alejandra aleksandra alena alessandra alessia alexa alexandra alice alicia alina aline
    alison aliya alka allison alma almaz almudena alona althea alyona alyssa alžběta ama amaka amal amalia amanda amani
    amara amber amelia amelie amina aminah aminata amparo amrita amy amélie ana anabel anahit anais ananya anastasia
    anastasiia anaïs andrea andrée anežka anfisa angela angelica angelina angharad anh anika anikó anita anja anjali
    anke ankita ann anna annabel anne anne-laure anne-marie anne-sophie annegret anneli annelies anneliese annelise
    annette annick annie annika annikki anouk antonella antonia anuradha anushka anya anđela aoi aoife aparna apinya
    apolline april araceli archana ariana ariane arlene armelle aroha arpine arundhati arwa aránzazu asabe asha ashanti
    ashwini asli aslı asma aspasia assumpta aster astri astrid asuka athina atieno atsuko audrey aurora aurore aurélie
    ava avigail awa awuor aya ayaka ayako ayesha aylin ayse aysel aysun ayumi ayça ayşe azadeh azar azizah azucena azza
    bahar bailee barbara barbro basma başak bea beata beathag beatrice beatriz becky begoña behice belgin belinda bella
    belén bente berit berna bernadette bernadine berta bertha beryl beth bethan bethany bethlehem betsy betty bev
    beverley beverly beyonce beyza bhavana bhavna bianca bich bilge biljana bineta binta birgit birgitta birthe bisi
    blanca blanche blanka blessing bodil boglárka bohdana bojana bolanle bonnie borbála borghild bozena bożena božena
    branka branwen brenda breonna briana brianna bridget brielle brigitte britt britta brittany bronwen bronwyn brooke
    brynn bukola burcu bushra busisiwe busra béatrice bénédicte caitlin callie camila camilla camille canan candace
    caoimhe capucine cara carin carina carla carlee carlotta carly carmel carmen carol carole carolina caroline carolyn
    carrie carys cassandra cassidy cassie catalina catarina catherine cathy catrin catriona catrìona cecile cecilia
    cecília celeste celia celine ceren cerys chantal charlene charlotte charlène chelsea cheryl chiamaka chiara
    chidinma chie chieko chihiro chimamanda chinwe chioma chipo chitra chloe chloé christa christelle christiane
    christie christina christine chrysoula ciara cindy claire clara clarissa clarisse claudia claudine clemence
    clementine clodagh clotilde clémence clémentine colette colleen comfort concepción condoleezza connie constance
    consuelo cora coralie corazon cordelia corinne coumba cristina crystal csilla cynthia cécile céline dagmar dagny
    daisy dalal dalia danica daniela danielle danijela danièle danuta daphne daria darlene darya daryna dawn deanna deb
    debbie deborah debra dee deepa deepali deepika defne deirdre deja delaney delia delphine delyth demet denise derya
    desiree despina destiny devika devorah di diana diane dianne didem diep dilek dimitra dina divya doaa dolores
    donatella donna dora doreen doris dorota dorothea dorothy dorothée dorte dorthe dot dottie dragana dubravka dunja
    durga débora dóra eabha earlene ebele ebony ebru ece edit edith edna edwina eeva effie efua eija eileen eilidh
    eilis eimear eirini eirlys eka ekaterina ekta elaine elba eldrid eleanor eleftheria elena eleni eleri elham elif
    elin elina elisa elisabet elisabeth elisabetta elise eliza elizabeth elizaveta eliška ella ellen ellie ellinor
    elmira elodie eloise eloísa eloïse elsa else elsie elvira elżbieta emel emelie emer emese emi emiko emilia emily
    emine emma emmanuelle emmi encarnación endang enid enikő eri erica erika erin erna ernestine erzsébet esi esin
    esmeralda esperanza esra estefanía estela estelle esther eszter etelka ethel etsuko eugenia eugénie eun-ji eun-jung
    eun-kyung eunice eva evangelia evangeline eve evelyn evgenia ewa eylül fabienne fabiola fadwa faith fang fangfang
    fanny fanta farah fariba farida faridah farzaneh fatemeh fatima fatma fatou fatoumata faye federica felicia
    felicity femke fenella fereshteh feride fern fernanda ffion filiz filomena fiona fionnuala fitri flo flor flora
    florence florencia folake folashade forough fotini fozia fran frances francesca francine francisca francoise
    françoise freda frederica freya frida frédérique fumiko funke funmi funmilayo fátima gabby gabriela gabriella
    gabrielle gail galina gamze gayane gayatri gaëlle geeta gemma genevieve geneviève genoveva georgia georgina
    geraldine gerd gerda germaine gertrude geun-hye ghada ghazala ghislaine gianna gillian gina ginger ginny giovanna
    gisela gisèle gita gitte giulia gizem gladys glenda gloria golnaz golshifteh gonca gordana grace graciela grainne
    grazyna grażyna greta gretchen grethe griet griselda gro gráinne guadalupe gudrun gun gunhild gunilla gunnel
    gunnhild gunvor guri gwen gwendolyn gwenllian gwyneth gönül gül gülay gülşen hacer hadeel hadiza hae-won hailey
    hala haleh halima halina halyna hamidah hana hanadi hanako hanan hande hanh hania hanna hannah hanne hanneke
    hannelore harlow harriet haruka haruko hasmik hasnah hassana hatice hatsue hattie hauwa havva haylee hazel heather
    hee-jin hege heidi heike heledd helen helena helene helga helle heloísa helvi hema henrietta henriette herminia
    hester hettie hien hikari hilda hilde hildegard hillary hind hine hinemoa hiroko hirut hitomi hoa holly homa
    hongmei hope hortense hortensia houda huda huguette huma huong husseina hye-jin hye-kyung hyejin hyo-jin hyun-jung
    héloïse hélène hülya ida ifeoma iffat ignacia ijeoma ilaria ildiko ildikó ilknur ilona ilse iman imani imelda
    imogen imogene inas indah indira ines inga ingeborg ingegerd ingela inger ingrid ingunn inka inmaculada inna
    intisar inès inés ioana ioanna iona ira irem irena irene irina iris irja irma iryna isabel isabella isabelle ishbel
    ishita isla itzel ivana ivanka ivonne ivy iwona izabela jaana jacqueline jada jade jadranka jadwiga jale jamila
    jana jane janelle janet janice janine jasmine jasna jaya jayanti jeanette jeanne jeannine jelena jemima jenna
    jennifer jenny jess jessica jette ji-eun ji-hye ji-hyun ji-yeon ji-young jiayi jill jimena jin-kyung jingjing jitka
    jo joan joana joanna joanne jocelyn johanna jolanta jorunn josefa josefina josephine josette josiane jovana joy
    joyce joëlle juana juanita judit judith judy julia juliana julianne julie juliet julieta juliette jumana june
    jung-ah justine justyna jutta jyoti jytte júlia kadiatou kaisa kaitlin kaitlyn kajal kajsa kalpana kamala kamila
    kamini kana kanako kanchan kaori kara karen karima karin karina karine karla karolina kartini katalin katarina
    katarzyna katarína kate katerina kateryna kateřina kath katharina katherine kathleen kathryn kathy katie katja
    katri katrijn katrin katrina katya kavita kavya kay kayla kaylee kazuko keiko keisha kelly kellyanne kelsey kendra
    kenya kerstin ketevan khadija khady khatia khrystyna kiley kimberly kinga kinsley kira kiri kirsi kirsten kirsti
    kirstin kirsty kiyoko kjersti klavdia klára komal konstantina krista kristen kristin kristina kristy krisztina
    kriti krystyna ksenia ksenija kseniya kumiko kusum kylie kyoko kyriaki kyung-hee kyung-wha kübra lacey laetitia
    laila lainey lakeisha lakshmi lale laleh lalita lamia lamis lara larisa larissa larysa lata latasha latha latonya
    latoya latrice laura laure lauren laurie lavinia layla lea leah leanne leena leila leire lena lene lenka lenore
    leona leonor lerato lesia lestari leticia letícia lexi leyla libuše lidia liesl ligaya lihua lil lila lili lilian
    liliana liliane liliia lillian lily lina linda lindiwe lindsay linh linnea lis lisa lisbet lisbeth lise liselotte
    litia liubov liudmyla liv livia liya liz liza ljiljana ljubica lois lola lone lorena loretta lori lorna lorraine
    lotta lotte lottie louanne louisa louise lourdes lovisa lowri luana luanne lubna lucia luciana lucie lucienne
    lucille lucinda lucy lucía ludmila ludovica luella luisa luiza lusine luz luzviminda lydia lydie lynda lynette
    lynne lyubov lyudmila lyudmyla léa maarit mabel machiko mackenzie madeleine madeline madelyn madge madhu madhuri
    madiha madison maeve magali magda magdalena magdaléna magdolna maggie maha mahnaz mahnoor mahsa maia maija maiko
    mair mairead mairi maisie maite maj maja makayla malak malati malgorzata maliha malin malini mamata mami mamta
    manal manana mandy manisha manju manon manuela mara marama marcela marcella marcia mared maren margaret margareta
    margarita margaux marge margherita margit margot marguerite mari maria mariam mariama mariana marianne maribel
    maricarmen maricel marie marie-christine marie-claire marie-france marie-louise marieke marielle marija marika
    mariko marilyn marina marisa marisol marissa marit mariya marjatta marjo marjorie marketta markéta marlene marlies
    maro marsha marta martha marthe martina martine marwa mary maryam maryanne maryna marzena maría masako masha
    masoumeh mathilde matilda matilde maud maude maura maureen mavis maxine maya mayra maysa mayumi maëlle małgorzata
    mckenna medha meena meenakshi meera meg megan megawati megha meghan megumi megyn mehwish mei meifeng meiling meiyu
    melania melanie mele melek melina melinda melissa meltem menna meral mercedes mercy mereana meredith merete merja
    merve meryl meskerem mette mhairi mi-kyung mi-ran mia micaela michaela michele micheline michelle michiko michèle
    midori miho mikaela miki milada milagros mildred milena milica millicent miluše min-ji min-jung mina minal mine
    minerva minna minnie mira miranda mireia mireille mirela miriam mirja mirjami mirjana mirosława misaki mitra
    mitsuko miyu miyuki moana mohini moira molly momoko mona monica monika monique morag morgane mridula muireann
    muriel muthoni my myfanwy mylène myra myroslava myrtle myung-hee máire márta märta mélanie mòrag mónika mônica müge
    nabila nada nadezhda nadia nadiia nadine nadirah nadya nadège naděžda nafissatou naheed naima najla najwa nalan
    naledi namrata nan nana nanami nancy nandini nandita naoko naomi narges nargis narine nasreen nasrin natalia
    natalie nataliia nataliya natalya natasa natasha nathalie natia natsuki natália nawal nazanin nazia nazlı neelam
    neelima neema neeta negar neha nekesa nell nellie nermin nerys neslihan nesreen nesrin nettie nevena nevin ngaio
    ngaire ngoc ngozi nhung nia niamh nicole nicoletta nidhi nieves nihal niki niloufar nilüfer nina ningsih nino
    nirmala nisha nisreen njeri nkechi nkiru nneka noelia nokuthula noluthando nomsa nomvula non nonna noora nora
    noreen noriko norma noura noémie noëlle ntombi nuala nura nurcan nuria nurul nyambura nóra obiageli octavia océane
    oddny odette odile ofelia oksana ola olaya oleksandra olena olesia olesya olga olha olive olivera olivia olwen
    olympia omolara onyinye oonagh opal ophelia ophélie oriana orla orlaith ornella orsolya oumou outi oyin padma paige
    palesa pallavi paloma pam pamela panagiota pansy paola paraskevi parisa parvaneh parveen pascale patience patricia
    patrícia patsy patty paula paulette paulina pauline pavlína payal pearl peg peggy pelin penelope penny pernilla
    pernille petra petronella philippa phoebe phuong phyllis pia pilar piper pirjo pirkko piroska polina polly pooja
    poonam poppy portia prachi pragya pratibha pratima precious preeti prerna priscila priscilla priya priyanka
    prudence purnima puspa päivi pía pınar qingqing quynh rabab rabia rachel rachelle rachna radha radhika radka
    radmila raegan raelene rafaela raffaella raghad ragini ragna ragnhild raija raisa rajani rakiya ramatoulaye ramatu
    ramona rana randa randi rani rania raquel rasha rashmi raven raymonde razan rebeca rebecca reem refilwe regina
    rehana rehema reiko reina rekha remedios renata renate renee renu renuka renée rhian rhiannon rhoda rhona rhonda
    rie rigmor riikka riitta rika rikke rima rini rita ritu ritva roberta rochelle rocio rocío rohani roisin rola
    rolande romy ronke roopa rosa rosalie rosalind rosalía rosario rose rosemary rosie rosmah rowena roxana roxane
    roxanne roya rozália ruba rubina ruby ruchi rudo rukhsana rukmini ruolan rupa rusudan rut rutendo ruth ruža réka
    róisín saara sabeen sabina sabine sabrina sachiko sadaf sadhana sadia sadie safa sahar saima sakshi sakura sally
    salma salome salomé salote samantha samar samina samira sana sandra sandrine sangeeta sania sanja sanna sanne
    saoirse sara sarah sari sarita saroja saskia satoko satu savannah savita sawsan sayaka scarlett seda seema sela
    selam selena selin selina selma sema senait senga seo-yeon seonaid sepideh seren serena setsuko sevda sevgi sevim
    shabana shabnam shadia shagufta shahla shaima shaista shalini shanice shaniqua shanta shante shanti sharda sharmila
    sharon sharonda shayla shazia sheila shelley shelly sheniqua shikha shilpa shirin shirley shizuka shobha shohreh
    shoko shona shraddha shreya shruti shufen sian sibel sibongile sidra sidsel sierra signe sigrid siham silje silke
    silvana silvia silvina simge simin simisola simona simone simran sinead sini sinéad siobhan siobhán sioned siri
    sirpa sisko sissel siti siv siân skye slavica smita smriti sneha snezana snežana so-young sobia sofia sofie sofiia
    sofya sofía solange solbritt soledad solomiia solveig solène soma sona sonal sonam songül sonia sonja sonya soo-jin
    soo-min soo-young sophia sophie soraya sorcha soyeon stacey stamatia stanisława stavroula stella stephanie stina
    stéphanie su-jin suad subhadra sudha sue suha suhasini sujata sulochana sumaira suman sumaya sumiko sumitra sun-hee
    sung-hee sunita sunniva supriya surabhi suraya susan susana susanna susanne sushma susi sussanne suvi suzanne
    svetlana svitlana swapna swati sybil sylvia sylvie sylwia synnøve szilvia sára ségolène séverine sônia tabitha
    tahira taina tamar tamara tamika tamila tammy tanisha tanvi tanya tara taraneh tariro tarja tasha tatiana tatjana
    tatyana tawanda tayyaba tegan tehmina teresa tereza tess tessa tetiana thandeka thandi thandiwe thao thaís thelma
    theodora theresa therese thu thuraya thuy thérèse tiana tiffany tigist tiina tijana tina tinatin tindra tine titiek
    titilayo tomoko tone tonje tori toril torill tove tracey tracy trang trine trinidad trish trisha trude trudy tsehay
    tsitsi tuba tuija turid tuula tuulikki tuva tuyet tuğba tyra tímea tünde türkan uliana ulla ulrika ulrike ulyana
    uma una unni urmila ursula urszula usha uta uyen uzma vaishali valentina valeria valerie valeriya valérie vandana
    vanesa vanessa varsha vasiliki vasudha veena velma vendela vera verena verna veronica veronika verónica vesna
    vibeke vicky victoria vidya vigdis vijaya viktoria viktória vilma vimala vinita viola violet violeta violette vira
    virginia virginie virgínia virpi viv viveka vivian viviana viviane vivienne višnja vlasta véronique věra wafa
    wambui wanda wangari wanjiku wanjiru wati wenche wendeline wendy whetu whitney wiebke wiesława wilhelmina wilma
    winifred winnie xenia xia xiaohong xiaoling ximena xiuying xueli yaa yalda yamini yana yanling yanti yara yaroslava
    yasemin yashoda yasmin yasmina yasuko yating ye-jin yekaterina yelena yeliz yelyzaveta yen yeon-jung yetunde
    yevgenia yevheniia yewande ylva yoko yolanda yolande yoo-jin yoon-ah yoshiko young-hee yu-na yufen yuhan yui yukari
    yukiko yulia yuliia yumi yumiko yuna yuriko yusra yvette yvonne zahra zainab zaleha zanele zara zawadi zaynab
    zdeňka zehra zeinab zelda zerrin zeynep zhenzhen zinaida zita zoe zofia zohreh zora zorica zoya zoé zrinka zsofia
    zsuzsanna zsófia zubaida zulema zuzana ágnes águeda ángela ángeles åsa åse çiğdem édith élisabeth élise élodie
    émilie évelyne özge özlem úna úrsula ülkü şebnem şule šimona štěpánka šárka
    """.split()
)

SHORT_FORMS = {
    short: full
    for full, shorts in (
        ("abigail", "abby"),
        ("alexander", "alex"),
        ("andrew", "andy "),
        ("anthony", "tony"),
        ("benjamin", "ben"),
        ("bernard", "bernie"),
        ("catherine", "cathy kate cath"),
        ("charles", "charlie chuck"),
        ("christopher", "chris"),
        ("daniel", "dan danny"),
        ("david", "dave"),
        ("deborah", "debbie deb"),
        ("donald", "don"),
        ("edward", "ed eddie ted"),
        ("elizabeth", "liz beth betsy"),
        ("frederick", "fred"),
        ("gregory", "greg"),
        ("jacob", "jake"),
        ("james", "jim jimmy"),
        ("jeffrey", "jeff"),
        ("jennifer", "jen jenny"),
        ("joseph", "joe joey"),
        ("joshua", "josh"),
        ("katherine", "kathy katie"),
        ("kenneth", "ken"),
        ("lawrence", "larry"),
        ("margaret", "maggie peggy meg"),
        ("matthew", "matt"),
        ("michael", "mike"),
        ("nathaniel", "nate"),
        ("nicholas", "nick"),
        ("patrick", "pat"),
        ("peter", "pete"),
        ("philip", "phil"),
        ("rebecca", "becky"),
        ("richard", "rick dick rich"),
        ("robert", "bob bobby rob"),
        ("ronald", "ron"),
        ("samuel", "sam"),
        ("stephen", "steve"),
        ("susan", "sue susie"),
        ("theodore", "theo"),
        ("thomas", "tom tommy"),
        ("timothy", "tim"),
        ("victoria", "vicky"),
        ("vincent", "vince"),
        ("william", "bill billy will"),
        ("zachary", "zach zack"),
    )
    for short in shorts.split()
}
"""The full form of a short first name, both in lower case."""


def sex_of(given_name: str) -> Gender:
    """The pronoun that goes with a given name in lower case; "" where it is not known."""
    return "he" if given_name in HE else "she" if given_name in SHE else ""
