"""Common given names by the pronoun that they nearly always go with. Names that go with either are left out."""

HE = frozenset(
    """
    aaron abdullah abraham adam adrian ahmed alan albert alejandro alexander alfred ali andrew angelo
    anthony antonio arnold arthur barack barry bashar ben benjamin bernard bernie bill billy bob boris
    brad bradley brandon brent brett brian bruce bryan carl carlos charles charlie chris christopher
    chuck clarence colin corey craig curtis dan daniel dave david dean denis dennis derek diego dmitry
    dominic don donald doug douglas duncan dwight earl ed eddie eduardo edward edwin elijah emmanuel
    enrique eric erik ernest ethan eugene evan felix fernando francis francisco francois frank franklin
    fred frederick gary gavin geoffrey george gerald gerard glenn gordon greg gregory guy hans harold
    harry hassan hector henry herbert herman howard hugh hugo ian ibrahim igor isaac ivan jack jacob
    jacques jake james jared jason javier jay jean-claude jeb jeff jeffrey jeremy jerome jerry jim jimmy
    joe joel johan john johnny jon jonathan jordan jorge jose joseph josh joshua juan julian justin karl
    keith ken kenneth kevin kyle larry lawrence len leo leon leonard lindsey lloyd louis lucas luis luke
    malcolm manuel marc marco marcus mario mark martin marvin matt matthew maurice max michael miguel
    mike mitch mitt mohamed mohammad mohammed mohammad muhammad nathan neil newt nicholas nick nicolas
    nigel noah norman oliver omar oscar owen pablo patrick paul pedro pete peter phil philip phillip
    pierre rafael ralph ramon rand randy ray raymond rex ricardo richard rick rob robert roberto rod
    rodney roger roland ron ronald ross roy russell ryan sam samuel scott sean sebastian sergei sergey
    shane sidney simon stanley stefan stephen steve steven stewart stuart ted terrence theodore thomas
    tim timothy toby todd tom tommy tony travis trevor troy tyler victor vincent vladimir wallace walter
    warren wayne wilbur will william xavier zachary
    """.split()
)
SHE = frozenset(
    """
    abigail ada adele adriana agnes alexandra alice alicia alison allison amanda amber amelia amy ana
    andrea angela angelina anita ann anna anne annette annie april ariana audrey barbara beatrice becky
    bella bernadette beth betsy betty beverly bonnie brenda bridget brittany camille carla carly carmen
    carol carole caroline carolyn carrie catherine cecilia charlotte chelsea cheryl christina christine
    cindy claire clara claudia colleen condoleezza connie cynthia daisy danielle dawn debbie deborah
    debra denise diana diane dolores donna doris dorothy edith eileen elaine eleanor elena elisabeth
    elise eliza elizabeth ella ellen eloise emily emma erica erin esther eva eve evelyn fatima felicia
    fiona florence frances gabrielle gail georgia gertrude gillian gina ginger gladys gloria grace greta
    gwen hannah harriet heather heidi helen helena hillary holly hope huma ida ingrid irene iris isabel
    isabella ivana ivanka jacqueline jane janet janice jasmine jean jeanne jenna jennifer jenny jessica
    jill joan joanna joanne josephine joy joyce juanita judith judy julia juliana julie june karen kate
    katherine kathleen kathryn kathy katie kayla kellyanne kim kimberly kirsten kristen kristin laura
    lauren laurie leah lena leslie lillian linda lisa lois loretta lorraine louise lucia lucy lydia
    madeleine madison margaret maria marie marilyn marina marjorie marsha martha mary maureen megan
    megyn melania melanie melinda melissa mercedes mia michele michelle mildred miriam molly monica
    nancy naomi natalie natasha nicole nina nora norma olivia pamela patricia patty paula pauline peggy
    penelope penny phyllis priscilla rachel rebecca regina renee rhonda rita roberta rosa rose rosemary
    ruth sabrina sally samantha sandra sara sarah shannon sharon sheila shelly shirley silvia sofia
    sonia sophia sophie stella stephanie sue susan suzanne sylvia tamara tammy tanya tara teresa theresa
    tiffany tina tracy ursula valerie vanessa veronica victoria viola virginia vivian wanda wendy
    yolanda yvette yvonne zoe
    """.split()
)
