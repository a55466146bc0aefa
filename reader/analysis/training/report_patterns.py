"""The patterns of which `made_up_reports` makes reports. A pattern is one line of a report.

In braces stands what is named: of sports, C a club known by its city or county, K one by its own name, M the nickname of a
team, T a national team (a country, so a place), V a ground, O a body, E an event; of markets, F a firm, B a market or bank, R
who rates, J a newsroom; P a person, S that person's last name, I the same with an initial, L a city as a place, N a country, D
a people, A a body of states, G a news agency, W a day of the week, X a date in figures, Y a year, Z a day of a month. A digit
tells one from another of its kind within a report. # and #m are a digit and a number of two; a lower-case word in angle
brackets is one of WORDS, which may have slots of their own; ^ sets the next name in capitals.
"""

WORDS = {
    "beat": """
beat, defeated, edged, thrashed, downed, crushed, overcame, outlasted, blanked, stunned, routed, upset, topped, held
off, swept, toppled, outplayed, eliminated, humbled
""",
    "lost": """
lost to, drew with, fell to, succumbed to, bowed to, tied, were beaten by, went down to, slumped against, were held by
""",
    "role": """
striker, defender, midfielder, goalkeeper, captain, coach, manager, winger, forward, fullback, guard, center, pitcher,
quarterback, rookie, right-hander, teammate, skipper, all-rounder, fast bowler, hooker, chairman, assistant coach,
trainer
""",
    "sport": """
SOCCER, RUGBY UNION, RUGBY LEAGUE, BASKETBALL, BASEBALL, ICE HOCKEY, CRICKET, TENNIS, GOLF, ATHLETICS, CYCLING,
BOXING, MOTOR RACING, SKIING, SWIMMING, BADMINTON, SQUASH, NFL AMERICAN FOOTBALL, VOLLEYBALL, HANDBALL, AUSTRALIAN
RULES, FIGURE SKATING, HORSE RACING, SPEED SKATING, ALPINE SKIING, CYCLO-CROSS
""",
    "game": """
match, game, league match, final, semifinal, quarterfinal, playoff, opener, series, first leg, second leg, replay,
friendly, season opener
""",
    "part": """
first half, second half, third quarter, eighth inning, opening minutes, final period, ninth inning, second period,
closing stages, third set, first session
""",
    "day": """
on {W}, {W}
""",
    "when": """
on {W}, {W}, on {W} night, on {Z}, at the weekend, last season, in midweek, this season
""",
}
HEADLINES = """
<sport> - {C1} <beat> {C2}.
<sport> - {C1} LEAVE {C2} BEHIND.
<sport> - {C1} GO CLEAR AT THE TOP.
<sport> - {S1} PUTS {C1} AHEAD.
<sport> - {P1} TO MISS {C1} GAME.
<sport> - {C1} SIGN {N1} <role> {S1}.
<sport> - {T1} NAME SQUAD FOR {T2} TEST.
<sport> - {O1} RESULTS.
<sport> - {O1} STANDINGS.
<sport> - RESULTS OF {D1} LEAGUE MATCHES.
<sport> - {D1} FIRST DIVISION SUMMARIES.
<sport> - SUMMARY OF {D1} DIVISION ONE.
{O1} <sport> - STANDINGS AFTER {W1}'S GAMES.
{O1} <sport> - {C1} BEATS {C2}.
<sport> - {C1}, {C2} SHARE POINTS.
<sport> - {S1} LEADS AFTER THIRD ROUND.
<sport> - LEADING RESULTS IN {L1} OPEN.
<sport> - {D1} {S1} WINS IN {L1}.
<sport> - {T1} V {T2} SCOREBOARD.
<sport> - {S1} OUT OF {E1}.
"""
DATELINES = """
{L1} {X1}
{L1} {X1}
{L1}, {N1} {X1}
{L1}, {Z1} ({G1}) -
{L1}, {Z1} -
{L1} ({O1}) -
"""
TABLES = {
    "league": (
        """
Results of {D1} first division matches <day>:
Result of a {D1} cup <game> <day>:
Summaries of matches in the {D1} premier division played <day>:
{D1} league results from the weekend:
Standings (tabulate under played, won, drawn, lost, goals for, goals against, points):
Leading goalscorers in the {D1} league after {W1}'s matches:
Fixtures for <day>:
""",
        """
{C} # {C} #
{C} # {C} #
{C} # ({P} #, {P} # penalty) {C} # ({P} #). Halftime #-#. Attendance #,000.
{C} # (<role> {S} #) {C} # (halftime #-#). Attendance #.
{C} #m #m # # #m #m #m
#. {C} #m # # # #m #m #m
{C} v {C}
{C} v {C} (#00 GMT)
{C} # {K} #
{K} # {C} #
# - {P} ({C})
#m - {P} ({C}), {P} ({K})
Postponed: {C} v {C}
Played <day>: {C} # {C} #
Scorers: {C} - {P} (#m, #m); {C} - {P} (#m)
""",
    ),
    "games": (
        """
Standings of {O1} teams after games played <day> (tabulate under won, lost, percentage, games behind):
Results of {O1} games played <day> (home team in CAPS):
Results of {W1}'s {O1} games:
CENTRAL DIVISION
EASTERN CONFERENCE
PACIFIC DIVISION
W L PCT GB
W L T GF GA PTS
{W1}, #m SCHEDULE
{Z1}
LATER GAMES
""",
        """
^{C} #m #m .#m# #
^{C} #m #m .#m# -
^{C} #m # # #m #m #m
{C} #m # # #m #m #m
^{C} # {C} #
{C} #m ^{C} #m
^{C} #m {C} #m (OT)
{C} # {C} # (# innings)
^{C} AT ^{C}
^{C} AT ^{C}
{C} at {C}
{C} at ^{C}
^{M} #m {M} #m
{W}: {C} at {C}, #:#m p.m.
""",
    ),
    "cricket": (
        """
Scoreboard on the second day of the <game> between {T1} and {T2} at {V1} <day>:
Close of play scores in four-day {D1} county championship matches <day>:
{T1} first innings
{C1} second innings
Bowling:
Fall of wickets: #-#, #-#m, #-#m.
Extras (b-# lb-# nb-#) #m
Total (for # wickets) #m#
""",
        """
{I} c {S} b {S} #m
{I} lbw b {S} #m
{I} b {S} #
{I} run out #m
{I} not out #m
{P} c and b {S} #
{I} c {S} b {S} #, {I} not out #, {I} st {S} b {S} #m
{S} #m-#-#m-#, {S} #m-#-#m-#, {S} #-#-#m-#
Did not bat: {I}, {I}, {S}.
At {L}: {C} #m#-# ({P} #m#, {P} #m not out) v {C}.
At {L}: {C} #m# and #m# ({I} #-#m). {C} #m# for #.
At {V}: {C} #m#-# dec ({I} #m#); {C} #m-#.
{C} won by # wickets. {C} #pts, {C} #.
{T} #m# and #m#-#; {T} #m#.
{C} #m#, {C} #m#-#. Match drawn.
""",
    ),
    "single": (
        """
Second round results in the {L1} <game> <day> (prefix number denotes seeding):
Men's singles, third round
Women's singles, first round
Leading placings in {W1}'s stage of the {E1}:
Leading scores after the first round of the {L1} Open <day> (players from {N1} unless stated):
Results of {W1}'s races in the {L1} grand prix:
Men's 1#00 metres
Women's giant slalom
World ranking after <day>:
""",
        """
{P} ({N}) beat {P} ({N}) #-# #-#
# - {P} ({N}) beat # - {P} ({N}) #-# #-# #-#
#. {P} ({N}) #:#m.#m
#. {P} ({N}) {K} # hours #m minutes # seconds
#. {P} ({N}) {O} same time
#m. {P} {D} # minutes # seconds behind
#m# {P} ({N}) #m #m
#m# {P} #m #m, {P} #m #m
#, {P}, {N}, #m points
{P} ({N}) v {P} ({N})
{P} ({N}) bt {P} ({N}) #-#m #m-#
{P}, {N}, #:#m.#m
""",
    ),
    "internationals": (
        """
Results of {E1} qualifying matches <day>:
Summary of a friendly international <day>:
Group #
Teams for the <game> between {T1} and {T2} <day>:
""",
        """
{T} # {T} #
{T} # ({P} #) {T} #. Halftime #-#. Attendance #m,000.
{T}: {P}, {P}, {P} (captain), {P}, {P}.
{T} (probable): #-{P}; #-{P}, #-{P}; #m-{P} ({C}).
{T} #m # # # #m
{T} v {T} in {L}
""",
    ),
    "markets": (
        """
Main gainers and losers <day>:
Shipping at {L1} on {Z1}:
Six months to {Z1}
(in millions of dollars unless stated)
The terms of the issue:
Results of the tender:
HIGHLIGHTS
""",
        """
BORROWER {F}
ISSUER ^{F}
LEAD MANAGERS {F}, {F}
BORROWER ^{F} AMT #m0 MLN COUPON #.#m
LISTING {L} DENOMS #-#m
LAST RATED {F} AA PAY DATE {Z}
RATINGS ^{R} A# ^{R} A+
^{R} AA ^{R} AA-MINUS LISTING ^{L}
TYPE 5-YR MARK BOND LAW ENGLISH TAX STATUS STANDARD
Net #m.# vs #m.#
Revs #m#.# vs #m#.#
Shr $#.#m vs $#.#m
Avg shrs #m.# mln
{F} #m.# +#.#m
{F} #,#m# -#
^{F} #m.#m
{F} - #m,000 tonnes, {L}/{L}
{L}/{L} #m,000 tonnes #.#m {F}
{L} - #m ships at berth, # waiting
{F} - {F}, {F}
{N} #m,000 tonnes
{B} #m.#
""",
    ),
    "news": (
        """
Rents by city in {Y1}:
Murders per year
Delegates by place of birth
Jobless rate by city, percent, {Y1} and {Y2}:
Temperatures at noon <day> (high, low):
Flights a day
Votes for {S1} and {S2}
{A1} members and their dues
POPULATION (THOUSANDS)
""",
        """
{L} #m#
{L} #m# #m#
{L} #m# #m# #m#
{L} #,#m# #,#m#
{L} +# -#
{L} #m #m
{L} # {L} #
{L} #m {L} #m
{L} #m, {L} #m
{L} #.# #.#
^{L} #m #m
{N} #m #m
""",
    ),
}
"""For each kind of sport, for markets and for other news: lines that stand over a table, and rows of it."""
SENTENCES = """
{C1} <beat> {C2} #-# <when>, {P1} scoring twice.
{C1} <beat> {C2} #m-#m in {L1} <when>.
{C1} <lost> {C2} <when> despite a goal by {P1}.
In {L1}, {P1} scored #m points as {C1} <beat> {C2} #m-#m.
In {L2}, {P2} hit a solo homer in the <part> and the {M1} <beat> {C1} #-#.
At {L1}, {P1} had # assists and {C1} extended its unbeaten run to # with a #-# win over the {C2} {M1}.
{P1}, the {C1} <role>, is out with a knee injury.
{C1} <role> {P1} said he would stay.
"We did not deserve it," said {C1} <role> {P1}.
The {C1} {M1} signed <role> {P1} to a three-year deal.
{S1} went # for # for {C1}, which has lost # of its last #m.
{S1} was traded to {C2} for {P2} and a draft pick.
{S1} moved from {C1} to {C2} for # million pounds in {L1}.
{C1} are # points clear of {C2}, with {C3} third.
{C1} went ahead through {S1} in the #mth minute and {C2} never recovered.
{C2} levelled when {P2} beat the {C1} goalkeeper from #m metres.
Second-placed {C1} visit {C2} <when>, while {C3} entertain {K1}.
Champions {K1} slipped to a #-# defeat at {C1}.
{K1} and {C1} drew #-# in {L1}.
The {M1} improved to #m-#, the best record in the league. {C1} fell to #-#m.
The {M1} have won # in a row; {C1} has not won since {W1}.
{C1} led #m-#m after the <part> and held on as {P1} missed from #m feet.
{C1} needed {S1}'s late goal to draw level with {C2}.
{C1} host {C2} in the other <game>. {C3} travel to {K1}.
{P1} of {C1} and {P2} of {C2} were both sent off.
{S1}, born in {L1}, joined {C1} from {C2} last year.
He played for {C1}, {C2} and {C3} before he retired to {L2}.
{C1} were #m# for # at lunch, {P1} unbeaten on #m.
{C1}'s {P1} took # for #m as {C2} collapsed to #m# all out.
{C1} need another #m# to avoid an innings defeat against {C2} at {L1}.
{P1} made a century for {C1} before rain ended play at {V1}.
{C1} won the toss and put {C2} in to bat at {V1}.
{T1} <beat> {T2} #-# in a {E1} qualifier in {L1}.
{T1} have called up <role> {P1} of {C1} for the <game> against {T2}.
{T1} <role> {P1} was hurt at {V1}; {T2} meet {N1} <when>.
{D1} champion {P1} beat {P2} of {N1} #-# #-# to reach the {L1} final.
{S1} will face {D1} {P2}, who beat {N1}'s {P3}.
{P1} of {N1} leads by # strokes after a #m at {V1}.
{P1} won the #m-km stage from {L1} to {L2} ahead of {P2}.
The {O1} fined {C1} #,000 dollars after fans in {L1} threw bottles.
The {O1} said {P1} had broken its rules.
A crowd of #m,000 at {V1} saw {C1} <beat> {C2}.
Police in {L1} arrested #m people before the <game>.
The crowd in {L1} booed {S1}.
{P1} plays in {L1} <when>.
{S1} won in {L1} in {Y1} and {Y2}.
The team flew to {L1} <when> and trained in {L2}.
{C1}-based <role> {P1} will miss the {E1}.
The {L1} <game> starts <day>.
{L1} wants to stage the {E1} in ten years' time, its mayor said.
There was no joy for {C1}, who went out #-# on aggregate to {C2}.
{C1} fans cheered {S1} when he came back with {C2}.
It was the first time {C1} had won at {C2} since {Y1}.
{C1} <role> {P1} and {C2}'s {P2} share the lead with #m goals.
{C1} ended {C2}'s run and handed {P1} a first win of the season.
{P1} pitched # innings for {C1}. {C2} got one hit, by {P2}.
{P1} made # of #m shots and {C1}, playing without {P2}, won at {C2}.
{C1} plays {C2}, {C3} hosts {C4}, and {M1} meet {M2} <when>.
{C1} dismissed {S1}, once of {C2}, <when>.
With {C1} trailing #-#, {P1} came off the bench.
Also in {L1}: {C1} #m, {C2} #m; in {L2}: {C3} #m, {C4} #m.
"""
NEWS = """
^{L1} council votes on bridge
{P1} wins {L1}, loses {L2} and {L3}
Storm heads for {L1} and {L2}
{L1} and {L2} share jobs plan
{L1}, {Z1} ({G1}) -
^{L1}, {Z1} ({G1}) -
^{L1}, {Z1} -
^{L1} {X1}
{P1} carried {L1} and {L2} but lost {L3} to {P2}.
{P1} leads {P2} #m-#m in {L1}, a poll said <day>.
{P1} beat {P2} in {L1}, #m percent to #m.
{P1} defeated {P2} in the {L1} primary and hopes to win {L2}.
{L1} has #m electoral votes, {L2} has #.
Voters in {L1}, {L2} and {L3} go to the polls <day>.
{L1} backed {P1} by # points. {L2} went for {P2}.
{L1} rejected the measure; {L2} adopted it by a wide margin.
From {L1} to {L2}, turnout fell.
{L1} lost #,000 jobs last year while {L2} gained #m,000.
Prices rose in {L1} but fell in {L2}, {L3} and {L4}.
{L1} is short of nurses. So are {L2} and {L3}.
Trains between {L1} and {L2} were late <day>.
A man from {L1} was held in {L2} over the death of {P1}.
The mayor of {L1}, {P1}, said {L2} had offered help.
{P1} grew up in {L1}, studied at {L2} and teaches in {L3}.
"{L1} is not {L2}," {P1} said <day>.
{L1} Mayor {P1} met officials of {L2}.
{P1}, a {L1} lawyer, moved to {L2} in {Y1}.
Rain in {L1} and {L2}, sun in {L3}; {L4} stays dry.
{L1} #m, {L2} #m, {L3} #m, {L4} #m
{L1}: {P1} #m, {P2} #m
Deaths by city: {L1} #m, {L2} #m.
{P1} opened offices in {L1}, {L2} and {L3}.
Schools in {L1} beat those in {L2} in a national test.
A {L1} court fined {P1} #m,000 dollars.
A bomb exploded in {L1}, killing # people and wounding #m.
{N1} opened a consulate in {L1}, its second after {L2}.
{L1} won the right to hold the fair, ahead of {L2} and {L3}.
{L1} hosts a summit of #m leaders <day>. {N1} will attend.
The ferry from {L1} to {L2} was held in port.
{L1}, the biggest city in the county, has debts of #m million dollars.
{L1} police said {P1} had left for {L2}.
-- {J1} #m#-#m#
{L1} beat {L2} for the headquarters of the {A1}.
{L1} lost its bid to {L2}, which will host the {A1} in {Y1}.
{L1} trailed {L2} in rents. {L3} came third.
{L1} held the title of greenest city in {Y1}; {L2} held it in {Y2}.
{L1} defeated a plan to merge with {L2}.
{L1} overtook {L2} as the busiest port in {Y1}.
{L1} leads {L2} and {L3} in exports.
The {A1} of {L1} met <day>.
The {A1} will move from {L1} to {L2} on {Z1}.
The {A1}, based in {L1}, said {N1} and {N2} had signed.
{A1} officials in {L1} said <day> that prices in {L2} fell #.# percent.
{A1} - The alliance said <day> it would meet in {L1}.
{A1} agreed to help {N1}.
The crowd in {L1} cheered {P1}.
Police in {L1} held #m people <day>.
{P1} was born in {L1} on {Z1}, {Y1}.
{L1} Mayor {P1} said <day> that {L2} had won a better deal.
In {Y1} {N1} beat {N2} to a contract for {L1}'s airport.
{W1}'s weather: {L1} #m, {L2} #m, {L3} #m.
"""
"""Lines of other news: the same cities, told of in like words, as places."""
MARKET_HEADLINES = """
{F1} Q# EPS $#.#m VS $#.#m
{F1} sees year profit up
{F1} to buy {F2}
{F1} shares fall on {N1} news
{F1} cuts #m# jobs in {L1}
{F1} SAYS PROFIT UP
{F1} {N1} unit sold
NEW ISSUE - {F1} 5-YR BOND
RESEARCH ALERT - {F1} CUT
{N1} stocks end lower, {F1} slides
{L1} stocks at noon
{N1} wheat tender draws {F1}
{B1} leaves rates alone
"""
MARKETS_NEWS = """
{F1} said <day> it had agreed to buy {F2} for #m million dollars.
{F1} shares fell # percent to #m.#m on the {B1}.
{B1} prices closed lower; {F1} lost # and {F2} gained #.
Analysts at {F1} rate {F2} a buy.
{P1}, an analyst at {F1} in {L1}, said prices would fall.
"It is cheap," said {P1} of {F1}.
{P1}, head of trading at {F1}, said {F2} was selling.
{S1} joined {F1} from {F2} in {Y1}.
{F1} is lead manager, with {F2} and {F3}.
{F1}, {F2} and {F3} were among the buyers, traders in {L1} said.
{F1} raised its rating of {N1}.
{F1}'s {N1} unit won a contract in {L1}.
{N1} sold its stake in {F1} to {F2}.
{F1}, based in {L1}, said <day> that {P1} would step down.
Sellers included {F1}. {F2} took #m lots.
{N1} bought #m,000 tonnes of wheat from {N2}.
The vessel sails from {L1} to {L2} on {Z1}.
Copper ended at #,#m# dollars a tonne on the {B1}.
The dollar slipped in {L1} after the {B1} stepped in.
The {B1} sold marks, dealers in {L1} and {L2} said.
{F1} and {N1}'s {F2} will build a plant near {L1}.
{F1} did not return calls. {F2} had no comment.
Shares of {F1} trade in {L1} and {L2}.
{F1} named {P1} chief executive.
{F1} Chairman {P1} said {F2} was not for sale.
At the mine in {L1}, {F1} lost #m days of output.
Brokers such as {F1} expect more.
{R1} cut its rating of {F1} to A-minus.
{R1} rates {N1} BB-plus and {F1} BBB.
{R1} put {F1} on review, after {R2} had.
Offers from {N1} and {N2} were passed over.
Mills in {L1} paid more; {L2} was quiet.
{L1} prices were steady, {L2} a shade lower, a dealer said.
Ships wait for berths at {L1} and {L2}.
{N1}'s trade gap with {N2} grew in {Y1}, the {B1} said.
{N1} will export #m,000 tonnes through {L1}.
{S1} of {F1} told reporters in {L1} that {N1} was a growing market.
{P1}, who runs a mill near {L1}, sold to {F1}.
The strike at {F1} in {L1} spread to {L2}.
The <day> deal values {F1} at #m billion francs.
{N1}'s {F1} posted a net loss of #m million crowns.
-- {J1} #m-#m#
-- {P1}, {J1} +#m #m#
"""
