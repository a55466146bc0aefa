"""Common given names by the pronoun that they nearly always go with. Names that go with either are left out."""

from typing import Literal

Gender = Literal["he", "she", ""]

HE = frozenset(
    """
    aaron abdul abdullah abebe abraham achim adam adebayo adrian agustin ahmad ahmed ahmet aidan alan alasdair
    albert alec alejandro aleksandr aleksei alessandro alessio alexander alexei alfonso alfred alfredo ali
    alistair alonso alvaro alvin amadou amir amit amos anand anatoly anders andrei andrej andres andrew andrzej
    andrés angelo angus anil anselm anthony anton antonio antonis anwar archie arjun armando arnaud arne
    arnold art arthur arturo arun ashok asif attila atul august axel aziz babatunde barack barnaby barney barry
    bashar bashir basil bastien ben benedict benjamin benny bernard bernardo bernie bertrand bilal bill billy
    bjarne bjorn björn bob bogdan boris brad bradley brandon brendan brent brett brian bruce bruno bryan
    byron caleb callum calvin camilo carl carlo carlos cedric cesar chad charles chester chinua chris
    christoph christophe christopher chuck ciaran clarence clayton cliff clifford clint clive clyde colin colm
    conor conrad corey cormac cornelius cosmo craig crispin cristian cristiano curtis cyril cyrus césar dafydd
    damian damien dan daniel dante dario darius darko darrell darren dave david davide dean declan deepak demetrius
    denis dennis denny denzel derek desmond dexter didier diego dieter dietrich dimitri dinesh dirk dmitri
    dmitry dmytro dominic dominik don donald donovan doug douglas duncan dustin dwayne dwight eamon
    earl eberhard ed eddie edgar edmond edmund eduardo edward edwin egon eli elias elijah elliott elton
    emeka emile emilio emmanuel emre emrys enrico enrique enzo eoin eric erik ernest ernesto errol erwin esteban
    ethan eugene evan evgeny ezra fabian fabio fabrice faisal farid federico felipe felix fergus fernando fidel
    finlay fintan florent florian floyd forrest francesco francis francisco francois frank franklin frans
    françois fred frederick fredrik fritz gareth garrett garth gary gavin gene gennady geoff geoffrey
    george georges georgi gerald gerard gerardo gerhard gianluca gianni gideon giles giovanni giuseppe glen
    glenn gonzalo gopal goran gordon graeme graham grant greg gregory grigory guido guillermo gunnar gunther gus
    gustav gustavo guy gyorgy günter habib hakan hal hallgrim hamid hamish hamza hank hans harald harold haroun
    harry harvey hassan hector heinrich heinz helmut hendrik henrik henry herbert herman hernan hiroshi horace
    horst howard hubert hugh hugo humphrey hussain hussein ian ibrahim idris ieuan ignacio igor ilya imran
    ioannis irving isaac ishmael ismail istvan istván ivan ivar ivo jabari jacek jack jacob jacques jake
    jakob jamal james janos jared jaroslaw jarosław jarrod jason jasper jaume javier jay jean-claude jeb jed
    jeff jeffrey jens jeremiah jeremy jerome jerry jerzy jesper jesus jim jimmy jiri jiří joachim joao joaquin
    joaquín jochen joe joel joerg johan johannes john johnny jon jonah jonas jonathan jordan jordi jorg jorge
    jose josef joseph josh joshua josé jozef joão juan juergen julian julien julio julius jurgen justin jürgen
    kamal kareem karim karl kasper keith kelvin kemal ken kenji kenneth kevin khaled khalid kieran klaus knut
    kofi konstantin krzysztof kurt kwabena kwame kyle lachlan lamar larry lars laszlo laurent lawrence lazaro
    lech leif len lennart leo leon leonard leopold leroy lester levi liam lindsey lionel lloyd lorenzo lothar
    louis lubos luc luca lucas luciano lucien ludwig luigi luis luiz lukas lukasz luke luther lászló maarten
    mads magnus mahmood mahmoud malcolm malik manfred manmohan mansour manuel marc marcel marcello marcelo
    marcin marco marcos marcus marek mario marius mark marko markus marlon marshall martijn martin marvin
    massimo mateo mathias mathieu matt matteo matthew matthias mattias maurice mauricio maurizio max maxim
    maximilian mehdi mehmet mervyn michael michel miguel mihai mikael mike mikhail mikkel milan miles
    milos miloš milton miroslav mitch mitchell mitt mohamed mohammad mohammed mohsen mordecai moritz morris
    morten moses moshe muhammad mukesh murray mustafa nabil nacho nadim narendra nasser nathan nathaniel ned
    neil nelson neville newt niall nicholas nick nico nicolai nicolas niels nigel nikhil nikita nikolai nikos
    nils noah norbert norman nuno obinna octavio olaf olav ole oleg oleksandr oliver olivier omar ondrej
    orlando osama oscar oskar osman oswald otis otto owain owen pablo paddy padraig paolo pascal patrick paul
    paulo pavel pawel paweł pedro pelle per percy perry pete peter petr petro petros phil philip philippe
    phillip pierre pieter pietro piotr pradeep prakash quentin quincy rafael rafal raheem rahul raj rajesh
    rakesh ralf ralph ramesh ramon rand randall randy rashid rasmus raul ravi ray raymond raúl recep reggie
    reginald reinhard rex rhys ricardo richard richie rick ricky rico rob robert roberto rod roderick
    rodney rodrigo roger roland rolf roman romesh ron ronald ronan rory ross roy ruben rubén rudi rudolf rufus
    rui rupert russ russell ruud ryan saad saeed salim salman salvador salvatore sam sami samir samuel sandeep
    sanjay santiago saul sayed scott seamus sean sebastian selim sergei sergey sergio seth seyed shane shashi
    shaun sheldon sherman shinzo sidney siegfried sigmar sigurd silas silvio simon slobodan sohail soren spencer
    stan stanislav stanislaw stanisław stanley stefan stefano steffen stellan sten stephane stephen steve steven
    stewart stuart sunil suresh sven sylvester søren tadeusz takashi taras tariq ted teddy terence terrence
    thabo theo theodore thierry thomas thor thorsten tiago tim timothy tobiah tobias toby todd tom tomas tomasz
    tommy tomás tony tor torsten travis trent trevor tristan troy tyler tyrone ulf ulrich umar umberto uwe
    vaclav valentin valery vasily vic vicente victor vijay vikram viktor vincent vincenzo vinod virgil vitaly
    vlad vladimir volodymyr václav wade walid wallace walter warren wayne wendell werner wesley wilbur wilfred
    wilhelm will willem william willis winston wojciech wolfgang xavier yannick yannis yasser yevgeny yiannis
    yukio yuri yusuf yves zachary zack zbigniew zeljko zoltan zoltán zubin álvaro łukasz
    """.split()
)
SHE = frozenset(
    """
    abby abigail ada adaeze adelaide adele adriana adwoa agnes agnieszka aileen ailsa aisha aisling akiko akua
    alba alessandra alexa alexandra alice alicia alina aline alison allison alma althea alyssa amanda amara
    amber amelia amelie amina amy ana anais anastasia andrea angela angelica angelina angharad anika anita anja
    anjali anke ann anna annabel anne annelies anneliese annelise annette annie annika antonia anya aoife aparna
    apinya april ariana arlene asha astrid audrey aurora ava avigail aya ayesha barbara beata beatrice beatriz
    becky belinda bella berit bernadette bernadine bertha beth bethan bethany betsy betty beverley beverly
    bianca birgit birgitta blanca blessing bonnie brenda briana brianna bridget brigitte britta brittany bronwen
    brooke caitlin camila camilla camille candace cara carina carla carlotta carly carmel carmen carol carole
    carolina caroline carolyn carrie carys cassandra cassie catalina catarina catherine cathy cecile cecilia
    celeste celia celine cerys chantal charlene charlotte chelsea cheryl chiara chidinma chimamanda chloe
    christa christiane christie christina christine ciara cindy claire clara clarissa claudia clemence colette
    colleen condoleezza connie constance consuelo cora cordelia corinne crystal cynthia dagmar daisy daniela
    danielle danuta daphne darlene dawn deanna debbie deborah debra deirdre delia delphine denise desiree
    devorah diana diane dina dolores donna dora doreen doris dorota dorothea dorothy edith edna edwina eileen
    eilidh elaine eleanor elena eleni elin elisa elisabeth elisabetta elise eliza elizabeth ella ellen ellie
    eloise elsa elsie elvira emilia emily emma enid erica erika erin erna ernestine esmeralda esperanza estelle
    esther ethel eugenia eunice eva evangeline eve evelyn ewa faith fatima fatma fatou faye felicia felicity
    fernanda ffion fiona flora florence fran frances francesca francine francoise freda frederica freya frida
    gabriela gabriella gabrielle gail galina gemma genevieve georgia georgina geraldine germaine gertrude gianna
    gillian gina ginger ginny giovanna gisela giulia gladys glenda gloria grace greta gretchen guadalupe gudrun
    gwen gwendolyn gwenllian hala halina hana hanan hanna hannah hanne hanneke hannelore harriet haruka hattie
    hazel heather heidi heike helen helena helene helga henrietta hester hilda hilde hildegard hillary
    holly hope huma ida ilaria ilse imani imelda imogen indira ines inga inge ingeborg ingrid inés ioana irena
    irene irina iris irma isabel isabella isabelle isla ivana ivanka ivy jacqueline jada jade jadwiga jana jane
    janelle janet janice janine jasmine jean jeanette jeanne jelena jenna jennifer jenny jessica jill joan
    joanna joanne johanna josefina josephine joy joyce juana juanita judith judy julia juliana julianne
    julie juliet juliette june justine jutta kaitlin kamala kara karen karin karina karla katarina katarzyna
    kate katerina katharina katherine kathleen kathryn kathy katie katja katrin katrina katya kavita kayla keiko
    kellyanne kendra khadija kim kimberly kira kirsten kirstin kirsty kristen kristin kristina krystyna laila
    lakshmi lara larisa larissa latoya laura lauren laurie lavinia layla lea leah leila lena lenore leona leslie
    leticia lidia lila lilian liliana lillian lily lina linda lisa lisbeth liselotte liv livia liz liza lois
    lola lorena loretta lori lorna lorraine louisa louise lourdes lucia luciana lucille lucinda lucy ludmila
    luisa luz lydia lynda lynette lynne lyudmila mabel madeleine madeline madison maeve magda magdalena maggie
    mairi maisie maja malgorzata mamata mandy manuela mara marcela marcella marcia margaret margarita margaux
    marge margit margot maria mariam mariana marianne maribel marie marija marilyn marina marion marisa marisol
    marissa marit marjorie marlene marsha marta martha martina mary maryam matilda maud maura maureen mavis
    maxine maya małgorzata meena megan meghan megyn mei melania melanie melinda melissa mercedes mercy meredith
    meryl mette mia michaela michele michelle michiko mildred milena millicent mina minerva mirela miriam moira
    molly mona monica monika monique morag muriel myra myrtle nadezhda nadia nadine nadya nancy naomi natalia
    natalie natasha nathalie nell nellie nerys ngozi niamh nicole nicoletta nina nirmala nora noreen
    norma nuala nura octavia odile ofelia oksana olga olive olivia olwen ophelia oriana orla paige pamela paola
    parveen patience patricia patsy patty paula paulette paulina pauline pearl peggy penelope penny petra
    philippa phoebe phyllis pia pilar piper polly pooja portia priscilla priya priyanka prudence rachel rachelle
    ramona rana rani rania raquel rebecca regina reina renata renate renee rhiannon rhoda rhonda rita roberta
    rochelle rocio rocío roisin romy rosa rosalie rosalind rosario rose rosemary rosie rowena roxana roxanne
    ruby ruth sabina sabine sabrina sadie sally salma samantha samira sandra sara sarah saskia savannah selena
    selina selma serena shannon shanti sharon sheila shelly shilpa shirin shirley sian sigrid silke silvana
    silvia simona sinead siobhan siân sofia solange soledad solveig sonia sonja sonya sophia sophie stella
    stephanie sue sunita susan susana susanna susanne sushma suzanne svetlana sybil sylvia sylvie tabitha tamara
    tamika tammy tanya tara tatiana tatjana tatyana teresa tess tessa thelma theresa therese tiffany tina tracey
    tracy trisha trudy ulla ulrike una ursula uta uzma valentina valeria valerie vanessa velma vera verena
    veronica vicky victoria viola violet virginia viveka vivian viviane vivienne wanda wendeline wendy
    wilhelmina wilma winifred winnie xenia ximena yasmin yasmina yekaterina yoko yolanda yulia yuriko yvette
    yvonne zahra zainab zara zelda zoe zofia zora zsuzsanna zuzana
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
