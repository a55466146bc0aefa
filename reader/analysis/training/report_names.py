"""The names of clubs, places, bodies and firms in `made_up_reports`, and what firms and clubs are called beside a name."""

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
FC, AC, CSKA, Maccabi, Hapoel, Red Star, Partizan, PAOK, Hansa, VfL, VfB, SV, Union, Deportivo, Independiente, Steaua
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
ALLIANCES = """
United Nations, U.N., UN, European Union, EU, NATO, OPEC, World Bank, IMF, Red Cross, Arab League, African Union, ASEAN,
World Trade Organization, UNESCO, WHO, Interpol, Commonwealth, OSCE, OECD, ECOWAS, Mercosur, Security Council
"""
AGENCIES = """
Reuters, Reuter, AP, AFP, UPI, Xinhua, DPA, Kyodo, ANSA, Interfax, Itar-Tass
"""
COMPANIES = """
Boeing, Lufthansa, British Airways, Air France, KLM, Qantas, Nestle, Siemens, Philips, Volvo, Saab, Fiat, Renault, Peugeot,
Daimler-Benz, BMW, Volkswagen, Porsche, Toyota, Honda, Nissan, Sony, Hitachi, Toshiba, Mitsubishi, Mitsui, Samsung, Hyundai,
Daewoo, General Motors, General Electric, Ford, Chrysler, IBM, Microsoft, Intel, Motorola, Apple, Compaq, Oracle, AT&T, MCI,
Sprint, Coca-Cola, PepsiCo, Kodak, Xerox, Procter & Gamble, Johnson & Johnson, Eli Lilly, Philip Morris, Merck, Pfizer,
Bayer, BASF, Hoechst, Roche, Novartis, Unilever, Shell, Royal Dutch, British Petroleum, Exxon, Texaco, Chevron, Elf
Aquitaine, Total, Repsol, Statoil, Gazprom, Lukoil, Petrobras, Pemex, Aramco, Anglo American, De Beers, Rio Tinto, BHP,
Alcoa, Alcan, Pechiney, Thyssen, Krupp, Mannesmann, British Steel, Usinor, Arbed, Deutsche Telekom, France Telecom, Telecom
Italia, Telefonica, Nokia, Ericsson, Alcatel, Olivetti, Deutsche Bank, Dresdner Bank, Commerzbank, Barclays, Lloyds, NatWest,
HSBC, Credit Lyonnais, Societe Generale, Paribas, UBS, Credit Suisse, ABN Amro, ING, Nomura, Daiwa, Merrill Lynch, Morgan
Stanley, Goldman Sachs, Salomon Brothers, Lehman Brothers, Bear Stearns, Paine Webber, Smith Barney, J.P. Morgan, Chase
Manhattan, Wells Fargo, Citibank, Citicorp, Robert Fleming, Robert Bosch, Arthur Andersen, Price Waterhouse, Ernst & Young,
Hewlett-Packard, Rolls-Royce, Marks & Spencer, Lockheed Martin, McDonnell Douglas, Dow Jones, Walt Disney, Time Warner,
Viacom, Bertelsmann, News Corp, Pearson, Union Carbide, Dow Chemical, Archer Daniels Midland, Continental Grain, Standard
Chartered, Prudential, Allianz, Swiss Re, Generali, Metro, Carrefour, Tesco, Wal-Mart, Sears, Kmart
"""
COMPANY_ENDINGS = """
Corp, Corp., Inc, Inc., Co, Ltd, Ltd., Plc, AG, SA, NV, SpA, AB, A/S, Oy, GmbH, BV, KK, Bhd, Holdings, Group, Industries,
Bancorp, & Co, & Sons, Resources, Mining, Motors, Securities, Shipping, Brothers, Foods, Systems, Technologies, Partners
"""
STATE_FIRMS = """
Airlines, Airways, Telecom, Steel, Cement, Shipping Lines, National Bank, Railways, Power Corp, Oil Co, Gas, Post, Bank,
Electric, Sugar Board, Wheat Board, Ports Authority
"""
MARKETS = """
London Stock Exchange, New York Stock Exchange, NYSE, Nasdaq, Chicago Board of Trade, CBOT, Chicago Mercantile Exchange, London
Metal Exchange, LME, Comex, New York Mercantile Exchange, NYMEX, Bank of England, Bank of Japan, Bank of France, Bundesbank,
Federal Reserve, Fed, Treasury, Finance Ministry, Commerce Department, Labor Department, Ministry of Finance, World Bank,
Trade Ministry, Central Bank, SEC, Securities and Exchange Commission, European Commission
"""
RATERS = """
Moody's, Standard & Poor's, S&P, IBCA, Fitch, Moody's Investors Service, Duff & Phelps
"""
EVENTS = """
World Cup, European Cup, Super Bowl, World Series, U.S. Open, French Open, Grand Prix, Champions Cup, Davis Cup, Ryder
Cup, Tour de France, UEFA Cup, Five Nations, Olympics
"""
PEOPLES = """
English, Scottish, Italian, Spanish, German, French, Dutch, Brazilian, Argentine, Swedish, Belgian, Australian,
Portuguese, American, Swiss, Russian
"""
NEWSROOMS = """
newsroom, newsroom, Newsroom, bureau, Commodities Desk, Financial Desk, equities desk
"""
