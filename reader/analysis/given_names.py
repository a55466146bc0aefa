"""Common given names by the pronoun that they nearly always go with. Names that go with either are left out."""

HE = frozenset(
    """
    aaron abdul abdullah abraham adam adrian ahmad ahmed aidan alan alasdair albert alejandro aleksandr
    aleksei alessandro alexander alexei alfonso alfred ali alistair alvaro amir amit anatoly anders
    andrei andres andrew andrzej andrés angelo angus anil anthony antonio anwar arjun arnold arthur
    arturo arun ashok attila axel barack barnaby barry bashar ben benjamin bernard bernardo bernie bilal
    bill billy bjorn björn bob boris brad bradley brandon brendan brent brett brian bruce bryan callum
    carl carlos cesar charles charlie chinua chris christopher chuck clarence clive colin colm conor
    corey cormac craig curtis césar dafydd dan daniel dave david dean declan deepak denis dennis derek
    desmond diego dieter dinesh dmitri dmitry dominic don donald doug douglas duncan dwight eamon earl
    ed eddie edgar edmund eduardo edward edwin elijah emeka emilio emmanuel emre emrys enrico enrique
    eric erik ernest ethan eugene evan evgeny faisal farid felipe felix fergus fernando finlay florian
    francesco francis francisco francois frank franklin françois fred frederick gareth gary gavin
    gennady geoffrey george gerald gerard gerhard gianni giles giovanni giuseppe glenn gonzalo gopal
    gordon graham greg gregory gunnar gunther gustavo guy gyorgy günter habib hallgrim hamid hamish
    hamza hans harold harry harvey hassan hector heinrich helmut henrik henry herbert herman hernan
    hiroshi horst howard hugh hugo hussein ian ibrahim idris ieuan ignacio igor imran irving isaac
    ismail istvan istván ivan jack jacob jacques jake jamal james jared jaroslaw jarosław jason jaume
    javier jay jean-claude jeb jeff jeffrey jens jeremy jerome jerry jerzy jesper jim jimmy jiri jiří
    joao joaquin joaquín joe joel johan john johnny jon jonathan jordan jordi jorge jose joseph josh
    joshua josé joão juan julian julio jurgen justin jürgen kareem karl keith kemal ken kenji kenneth
    kevin khalid kieran klaus knut kofi konstantin krzysztof kwame kyle larry lars laszlo laurent
    lawrence lech leif len leo leon leonard liam lindsey lloyd lorenzo louis lucas luigi luis luiz
    lukasz luke lászló magnus mahmood mahmoud malcolm malik manfred manmohan mansour manuel marc marco
    marcus marek mario mark markus martin marvin massimo mateo mathieu matt matteo matthew matthias
    maurice max maxim mehdi mehmet michael miguel mike mikhail mikkel milos miloš mitch mitt mohamed
    mohammad mohammed muhammad mukesh mustafa narendra nasser nathan neil newt niall nicholas nick
    nicolas nigel nikita nikolai nils noah norman nuno olaf ole oleg oliver olivier omar osama oscar
    owain owen pablo padraig paolo patrick paul paulo pavel pawel paweł pedro pete peter petr petro phil
    philip philippe phillip pierre pietro piotr prakash rafael rahul raj rajesh rakesh ralph ramesh
    ramon rand randy rashid rasmus raul ravi ray raymond raúl recep rex rhys ricardo richard rick rob
    robert roberto rod rodney rodrigo roger roland roman ron ronald ross roy ruben rubén rui rupert
    russell ryan saad saeed salim sam samir samuel sanjay santiago scott seamus sean sebastian sergei
    sergey sergio shane shashi shinzo sidney sigmar sigurd silvio simon soren stanislaw stanisław
    stanley stefan stefano stephen steve steven stewart stuart sunil suresh sven søren takashi tariq ted
    terrence theodore thierry thomas tiago tim timothy tobias toby todd tom tomas tomasz tommy tomás
    tony torsten travis trevor troy tyler ulf uwe vaclav vasily victor vijay vikram viktor vincent
    vincenzo vladimir volodymyr václav walid wallace walter warren wayne wilbur will william wojciech
    wolfgang xavier yasser yevgeny yukio yuri yusuf zachary zbigniew zoltan zoltán álvaro łukasz
    """.split()
)
SHE = frozenset(
    """
    abigail ada adele adriana agnes agnieszka ailsa aisha akiko alexandra alice alicia alison allison
    amanda amara amber amelia amina amy ana anastasia andrea angela angelina angharad anita ann anna
    anne annelies anneliese annette annie aoife aparna april ariana astrid audrey avigail barbara beata
    beatrice beatriz becky bella bernadette bernadine beth bethan betsy betty beverly birgit bonnie
    brenda bridget brigitte brittany bronwen caitlin camila camille carla carly carmen carol carole
    carolina caroline carolyn carrie carys catalina catherine cecilia cerys charlotte chelsea cheryl
    chiara chimamanda christina christine ciara cindy claire clara claudia colleen condoleezza connie
    consuelo cynthia daisy daniela danielle danuta dawn debbie deborah debra deirdre denise diana diane
    dolores donna doris dorota dorothy edith edna eileen eilidh elaine eleanor elena elisabeth
    elisabetta elise eliza elizabeth ella ellen eloise emily emma erica erin esperanza esther ethel eva
    eve evelyn ewa fatima fatma felicia fernanda ffion fiona florence frances francesca gabriela
    gabrielle gail galina georgia gertrude gillian gina ginger giulia gladys gloria grace greta
    guadalupe gudrun gwen gwenllian hala halina hanan hanna hannah hannelore harriet haruka hazel
    heather heidi heike helen helena hillary holly hope huma ida ilaria ilse indira ines ingrid inés
    irena irene irina iris isabel isabella isla ivana ivanka ivy jacqueline jadwiga jane janet janice
    jasmine jean jeanne jenna jennifer jenny jessica jill joan joanna joanne josephine joy joyce juana
    juanita judith judy julia juliana julie june jutta karen karin katarzyna kate katherine kathleen
    kathryn kathy katie katrin kavita kayla keiko kellyanne khadija kim kimberly kirsten kristen kristin
    krystyna laila lakshmi larisa laura lauren laurie layla leah leila lena leslie lillian linda lisa
    liv lois lorena loretta lorraine louise lourdes lucia lucy luz lydia lyudmila mabel madeleine
    madison maeve magdalena mairi malgorzata mamata margaret margit maria mariam mariana marie marilyn
    marina marion marisol marjorie marsha martha mary maryam maud maureen małgorzata meena megan megyn
    melania melanie melinda melissa mercedes mette mia michele michelle michiko mildred millicent miriam
    molly monica monika morag nadezhda nadia nadine nancy naomi natalia natalie natasha nell nerys ngozi
    niamh nicole nina nirmala nora noreen norma oksana olga olivia orla pamela paola patricia patty
    paula pauline peggy penelope penny petra phyllis pilar pooja priscilla priyanka prudence rachel
    rania rebecca regina renate renee rhiannon rhonda rita roberta rocio rocío roisin rosa rosalie
    rosalind rosario rose rosemary ruth sabine sabrina sally samantha samira sandra sara sarah shannon
    sharon sheila shelly shilpa shirley sian sigrid silke silvana silvia simona sinead siobhan siân
    sofia soledad solveig sonia sophia sophie stella stephanie sue sunita susan sushma suzanne svetlana
    sybil sylvia tamara tammy tanya tara tatiana tatyana teresa theresa tiffany tina tracy trudy ulla
    una ursula uta valentina valeria valerie vanessa velma veronica victoria viola virginia vivian wanda
    wendy wilma winifred ximena yasmin yekaterina yoko yolanda yulia yuriko yvette yvonne zainab zelda
    zoe zofia
    """.split()
)

SHORT_FORMS = {
    short: full
    for full, shorts in (
        ("abigail", "abby"),
        ("alexander", "alex"),
        ("andrew", "andy drew"),
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
