"""The names and patterns of which `made_up_reports` makes reports.

A pattern is one line of a report. In braces: C a club known by its city or county, K one by its own name, M the nickname of a
team, T a national team (a country, so a place), O a body, P a person, S that person's last name, I the same with an
initial, L a city as a place, N a country, V a ground, D a people, E an event, W a day; a digit tells one from another of its
kind within a report. #, #m and #y are a digit, a number of two and a year; a lower-case word in angle brackets is one of WORDS;
^ sets the next name in capitals.
"""

FOOTBALL_CLUBS = """
Arsenal, Everton, Leeds, Derby, Norwich, Ipswich, Coventry, Southampton, Middlesbrough, Sunderland, Liverpool,
Chelsea, Blackburn, Bolton, Burnley, Preston, Wigan, Stoke, Leicester, Nottingham, Birmingham, Swindon, Oxford,
Reading, Watford, Portsmouth, Plymouth, Bristol, Cardiff, Swansea, Wrexham, Hull, Grimsby, Barnsley, Huddersfield,
Bradford, Oldham, Rochdale, Bury, Crewe, Shrewsbury, Northampton, Cambridge, Peterborough, Lincoln, Colchester,
Southend, Gillingham, Brighton, Carlisle, Aberdeen, Dundee, Motherwell, Kilmarnock, Falkirk, Perth, Milan, Turin,
Roma, Lazio, Napoli, Bologna, Parma, Verona, Udinese, Atalanta, Bari, Cagliari, Piacenza, Vicenza, Perugia, Brescia,
Genoa, Palermo, Barcelona, Valencia, Sevilla, Zaragoza, Oviedo, Santander, Tenerife, Compostela, Valladolid, Bilbao,
Malaga, Porto, Benfica, Braga, Guimaraes, Setubal, Lyon, Marseille, Bordeaux, Nantes, Lens, Lille, Metz, Nancy, Nice,
Cannes, Monaco, Rennes, Auxerre, Bastia, Montpellier, Strasbourg, Toulouse, Hamburg, Bremen, Stuttgart, Cologne,
Duisburg, Bochum, Freiburg, Karlsruhe, Rostock, Dortmund, Leverkusen, Wolfsburg, Mainz, Ajax, Feyenoord, Groningen,
Utrecht, Breda, Heerenveen, Nijmegen, Rotterdam, Anderlecht, Bruges, Ghent, Liege, Antwerp, Lucerne, Basel, Zurich,
Lausanne, Sion, Aarau, Salzburg, Graz, Tirol, Prague, Brno, Olomouc, Warsaw, Lodz, Poznan, Katowice, Brondby, Aarhus,
Odense, Gothenburg, Malmo, Helsingborg, Rosenborg, Bergen, Oslo, Helsinki, Kiev, Donetsk, Moscow, Volgograd,
Vladikavkaz, Sofia, Plovdiv, Bucharest, Cluj, Athens, Salonika, Istanbul, Trabzon, Ankara, Haifa, Jerusalem, Cairo,
Tunis, Santos, Palmeiras, Gremio, Cruzeiro, Bahia, Fortaleza, Rosario, Mendoza, Cordoba, Montevideo, Asuncion, Bogota,
Medellin, Guadalajara, Monterrey, Puebla, Toluca, Kashima, Yokohama, Nagoya, Kobe, Hiroshima, Seoul, Pohang, Ulsan,
Shanghai, Dalian
"""
AMERICAN_CLUBS = """
Boston, New York, Philadelphia, Washington, Baltimore, Toronto, Montreal, Ottawa, Buffalo, Hartford, Pittsburgh,
Cleveland, Cincinnati, Detroit, Chicago, Milwaukee, Minnesota, Indiana, Indianapolis, St. Louis, Kansas City, Dallas,
Houston, San Antonio, Texas, Denver, Colorado, Utah, Phoenix, Arizona, Los Angeles, California, Anaheim, San Diego,
San Francisco, Oakland, San Jose, Golden State, Sacramento, Portland, Seattle, Vancouver, Calgary, Edmonton, Winnipeg,
Quebec, Atlanta, Charlotte, Carolina, Miami, Florida, Orlando, Tampa Bay, Jacksonville, New Orleans, Nashville,
Tennessee, Memphis, Green Bay, New England, New Jersey, Oklahoma, Nebraska, Michigan, Ohio State, Notre Dame, Penn
State, Alabama, Kentucky, Iowa, Louisville, Virginia Tech
"""
COUNTIES = """
Lancashire, Yorkshire, Surrey, Kent, Essex, Sussex, Middlesex, Hampshire, Somerset, Durham, Derbyshire,
Nottinghamshire, Leicestershire, Northamptonshire, Warwickshire, Worcestershire, Gloucestershire, Glamorgan, Victoria,
Queensland, Tasmania, South Australia, Western Australia, New South Wales, Barbados, Jamaica, Guyana, Otago,
Canterbury, Wellington, Auckland, Natal, Transvaal, Western Province, Karachi, Lahore, Mumbai, Delhi, Bengal,
Karnataka, Punjab, Baroda
"""
RUGBY_CLUBS = """
Bath, Leicester, Gloucester, Bristol, Northampton, Sale, Harlequins, Saracens, Wasps, Orrell, Wakefield, Coventry,
Llanelli, Swansea, Cardiff, Neath, Pontypridd, Newport, Toulouse, Brive, Agen, Perpignan, Castres, Bourgoin, Munster,
Leinster, Ulster, Auckland, Canterbury, Waikato, Otago, Queensland, New South Wales, Natal, Transvaal, Wigan, Leeds,
Halifax, Warrington, Widnes, St Helens, Castleford, Bradford, Brisbane, Canberra, Newcastle, Cronulla, Parramatta,
Illawarra, Essendon, Geelong, Carlton, Collingwood, Richmond, Fitzroy, Hawthorn, Footscray, Melbourne, St Kilda,
Fremantle, Adelaide, Sydney, North Melbourne
"""
CLUB_ENDINGS = """
United, City, Rovers, Athletic, Wanderers, Town, County, Albion
"""
CLUB_BEGINNINGS = """
Real, Sporting, Dynamo, Dinamo, Spartak, Lokomotiv, Inter, Racing, Atletico, Olympique, Borussia, Eintracht, Fortuna,
FC, AC, CSKA, Maccabi, Hapoel, Red Star, Partizan, PAOK
"""
NICKNAMES = """
Bulls, Lakers, Celtics, Knicks, Rockets, Hawks, Hornets, Magic, Heat, Jazz, Suns, Spurs, Pistons, Pacers, Bucks, Nets,
Yankees, Red Sox, White Sox, Indians, Orioles, Tigers, Twins, Royals, Rangers, Mariners, Angels, Athletics, Braves,
Mets, Phillies, Expos, Marlins, Pirates, Reds, Cubs, Cardinals, Astros, Rockies, Dodgers, Padres, Giants, Cowboys,
Eagles, Redskins, Packers, Bears, Vikings, Lions, Steelers, Bengals, Browns, Oilers, Dolphins, Patriots, Jets, Bills,
Colts, Chiefs, Broncos, Raiders, Chargers, Seahawks, Falcons, Saints, Panthers, Jaguars, Bruins, Sabres, Canadiens,
Senators, Flyers, Penguins, Devils, Islanders, Capitals, Maple Leafs, Red Wings, Blackhawks, Blues, Stars, Flames,
Canucks, Sharks, Kings, Mighty Ducks
"""
CITIES = """
London, Paris, Rome, Madrid, Berlin, Bonn, Vienna, Geneva, Brussels, Amsterdam, Lisbon, Athens, Dublin, Glasgow,
Edinburgh, Leeds, Manchester, Birmingham, Cardiff, New York, Los Angeles, Chicago, Boston, Houston, Atlanta, Miami,
Toronto, Montreal, Sydney, Melbourne, Brisbane, Perth, Auckland, Wellington, Johannesburg, Durban, Cape Town, Nairobi,
Lagos, Accra, Cairo, Tunis, Karachi, Lahore, Delhi, Bombay, Calcutta, Colombo, Dhaka, Kuala Lumpur, Singapore,
Jakarta, Hong Kong, Tokyo, Osaka, Seoul, Beijing, Buenos Aires, Rio de Janeiro, Sao Paulo, Santiago, Lima, Bogota,
Mexico City, Oslo, Stockholm, Helsinki, Copenhagen, Warsaw, Prague, Budapest, Moscow, Kiev, Sofia, Belgrade, Zagreb,
Istanbul, Tehran, Doha, Dubai, Monte Carlo, San Sebastian, Lucerne
"""
GROUNDS = """
Old Trafford, Anfield, Highbury, Wembley, Twickenham, Ibrox, Celtic Park, Elland Road, Villa Park, Goodison Park,
Lord's, The Oval, Headingley, Trent Bridge, Edgbaston, Eden Park, Eden Gardens, San Siro, Nou Camp, Bernabeu, Stade de
France, Murrayfield, Lansdowne Road, Cardiff Arms Park, Fenway Park, Wrigley Field, Yankee Stadium, Candlestick Park,
Madison Square Garden, SkyDome, Maple Leaf Gardens, Boston Garden, Flushing Meadows, Wimbledon, Roland Garros,
Augusta, St Andrews, Sabina Park, Parc des Princes
"""
BODIES = """
NBA, NFL, NHL, FIFA, UEFA, FA, IOC, IAAF, ICC, NCAA, ATP, WTA, PGA, National Hockey League, National Football League,
International Olympic Committee, Football Association, Football League
"""
EVENTS = """
World Cup, European Cup, Super Bowl, World Series, U.S. Open, French Open, Grand Prix, Champions Cup, Davis Cup, Ryder
Cup, Tour de France, UEFA Cup, Five Nations, Olympics
"""
PEOPLES = """
English, Scottish, Italian, Spanish, German, French, Dutch, Brazilian, Argentine, Swedish, Belgian, Australian,
Portuguese, American, Swiss, Russian
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
    "when": """
on Saturday, on Sunday, on Wednesday, on Friday night, on Tuesday, at the weekend, last season, in midweek, this
season
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
{L1} #y-#m-#m
{L1} #y-#m-#m
{L1}, {N1} #y-#m-#m
{L1} ({O1}) -
"""
TABLES = {
    "league": (
        """
Results of {D1} first division matches {W1}:
Result of a {D1} cup <game> {W1}:
Summaries of matches in the {D1} premier division played {W1}:
{D1} league results from the weekend:
Standings (tabulate under played, won, drawn, lost, goals for, goals against, points):
Leading goalscorers in the {D1} league after {W1}'s matches:
Fixtures for {W1}:
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
Played {W}: {C} # {C} #
Scorers: {C} - {P} (#m, #m); {C} - {P} (#m)
""",
    ),
    "games": (
        """
Standings of {O1} teams after games played {W1} (tabulate under won, lost, percentage, games behind):
Results of {O1} games played {W1} (home team in CAPS):
Results of {W1}'s {O1} games:
CENTRAL DIVISION
EASTERN CONFERENCE
PACIFIC DIVISION
W L PCT GB
W L T GF GA PTS
{W1}, #m SCHEDULE
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
Scoreboard on the second day of the <game> between {T1} and {T2} at {V1} {W1}:
Close of play scores in four-day {D1} county championship matches {W1}:
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
Second round results in the {L1} <game> {W1} (prefix number denotes seeding):
Men's singles, third round
Women's singles, first round
Leading placings in {W1}'s stage of the {E1}:
Leading scores after the first round of the {L1} Open {W1} (players from {N1} unless stated):
Results of {W1}'s races in the {L1} grand prix:
Men's 1#00 metres
Women's giant slalom
World ranking after {W1}:
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
Results of {E1} qualifying matches {W1}:
Summary of a friendly international {W1}:
Group #
Teams for the <game> between {T1} and {T2} {W1}:
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
}
"""For each kind of sport: lines that stand over a table, and rows of it."""
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
The team flew to {L1} <when> and trained in {L2}.
{C1}-based <role> {P1} will miss the {E1}.
The {L1} <game> starts {W1}.
{L1} wants to stage the {E1} in ten years' time, its mayor said.
There was no joy for {C1}, who went out #-# on aggregate to {C2}.
{C1} fans cheered {S1} when he came back with {C2}.
It was the first time {C1} had won at {C2} since 19#m.
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
{L1} (#m#) -
{P1} carried {L1} and {L2} but lost {L3} to {P2}.
{P1} leads {P2} #m-#m in {L1}, a poll said {W1}.
{P1} beat {P2} in {L1}, #m percent to #m.
{P1} defeated {P2} in the {L1} primary and hopes to win {L2}.
{L1} has #m electoral votes, {L2} has #.
Voters in {L1}, {L2} and {L3} go to the polls {W1}.
{L1} backed {P1} by # points. {L2} went for {P2}.
{L1} rejected the measure; {L2} adopted it by a wide margin.
From {L1} to {L2}, turnout fell.
{L1} lost #,000 jobs last year while {L2} gained #m,000.
Prices rose in {L1} but fell in {L2}, {L3} and {L4}.
{L1} is short of nurses. So are {L2} and {L3}.
Trains between {L1} and {L2} were late {W1}.
A man from {L1} was held in {L2} over the death of {P1}.
The mayor of {L1}, {P1}, said {L2} had offered help.
{P1} grew up in {L1}, studied at {L2} and teaches in {L3}.
"{L1} is not {L2}," {P1} said.
{L1} Mayor {P1} met officials of {L2}.
{P1}, a {L1} lawyer, moved to {L2} in #y.
Rain in {L1} and {L2}, sun in {L3}; {L4} stays dry.
{L1} #m, {L2} #m, {L3} #m, {L4} #m
{L1} #m #m
{L1} #m {L2} #m
{L1}: {P1} #m, {P2} #m
Deaths by city: {L1} #m, {L2} #m.
{P1} opened offices in {L1}, {L2} and {L3}.
Schools in {L1} beat those in {L2} in a national test.
A {L1} court fined {P1} #m,000 dollars.
A bomb exploded in {L1}, killing # people and wounding #m.
{N1} opened a consulate in {L1}, its second after {L2}.
{L1} won the right to hold the fair, ahead of {L2} and {L3}.
{L1} hosts a summit of #m leaders {W1}. {N1} will attend.
The ferry from {L1} to {L2} was held in port.
{L1}, the biggest city in the county, has debts of #m million dollars.
{L1} police said {P1} had left for {L2}.
"""
"""Lines of other news: the same cities, told of in like words, as places."""
