"""Well-known places, peoples and bodies: what they are also called, and what kind of name that is.

Case counts: "US" is a country, "us" is not. A name that is as often something else ("Jordan", "Georgia") is in
`AMBIGUOUS` and only used where the tagger already took the words for a place.
"""

from __future__ import annotations

# name | other names | what its people and things are called | capital and other large cities
_COUNTRIES = """
Afghanistan||Afghan, Afghans|Kabul, Kandahar
Albania||Albanian, Albanians|Tirana
Algeria||Algerian, Algerians|Algiers
Andorra||Andorran, Andorrans|
Angola||Angolan, Angolans|Luanda
Argentina||Argentine, Argentines, Argentinian, Argentinians|Buenos Aires
Armenia||Armenian, Armenians|Yerevan
Australia||Australian, Australians|Canberra, Sydney, Melbourne, Brisbane, Perth
Austria||Austrian, Austrians|Vienna
Azerbaijan||Azerbaijani, Azerbaijanis, Azeri, Azeris|Baku
Bahamas|The Bahamas|Bahamian, Bahamians|Nassau
Bahrain||Bahraini, Bahrainis|Manama
Bangladesh||Bangladeshi, Bangladeshis|Dhaka
Barbados||Barbadian, Barbadians|Bridgetown
Belarus|Byelorussia|Belarusian, Belarusians|Minsk
Belgium||Belgian, Belgians|Brussels, Antwerp
Belize||Belizean, Belizeans|Belmopan
Benin||Beninese|Porto-Novo
Bhutan||Bhutanese|Thimphu
Bolivia||Bolivian, Bolivians|La Paz
Bosnia and Herzegovina|Bosnia, Bosnia-Herzegovina|Bosnian, Bosnians|Sarajevo
Botswana||Botswanan|Gaborone
Brazil||Brazilian, Brazilians|Brasilia, Brasília, Sao Paulo, São Paulo, Rio de Janeiro
Brunei||Bruneian|
Bulgaria||Bulgarian, Bulgarians|Sofia
Burkina Faso||Burkinabe|Ouagadougou
Burundi||Burundian, Burundians|Bujumbura
Cambodia||Cambodian, Cambodians|Phnom Penh
Cameroon||Cameroonian, Cameroonians|Yaounde, Yaoundé
Canada||Canadian, Canadians|Ottawa, Toronto, Montreal, Vancouver, Calgary
Cape Verde|Cabo Verde|Cape Verdean|Praia
Central African Republic|||Bangui
Chad||Chadian, Chadians|N'Djamena
Chile||Chilean, Chileans|
China|People's Republic of China, PRC|Chinese|Beijing, Shanghai, Guangzhou, Shenzhen, Wuhan
Colombia||Colombian, Colombians|Bogota, Bogotá, Medellín
Comoros||Comoran, Comorian|Moroni
Congo|Democratic Republic of Congo, Democratic Republic of the Congo, DRC|Congolese|Kinshasa, Brazzaville
Costa Rica||Costa Rican, Costa Ricans|San Jose
Croatia||Croatian, Croatians, Croat, Croats|Zagreb
Cuba||Cuban, Cubans|Havana
Cyprus||Cypriot, Cypriots|Nicosia
Czech Republic|Czechia|Czech, Czechs|Prague
Denmark||Danish, Dane, Danes|Copenhagen
Djibouti||Djiboutian|
Dominican Republic||Dominican, Dominicans|Santo Domingo
East Timor|Timor-Leste|Timorese|Dili
Ecuador||Ecuadorian, Ecuadorians|Quito
Egypt||Egyptian, Egyptians|Cairo, Alexandria
El Salvador||Salvadoran, Salvadorans|San Salvador
Eritrea||Eritrean, Eritreans|Asmara
Estonia||Estonian, Estonians|Tallinn
Eswatini|Swaziland|Swazi|Mbabane
Ethiopia||Ethiopian, Ethiopians|Addis Ababa
Fiji||Fijian, Fijians|Suva
Finland||Finnish, Finn, Finns|Helsinki
France|French Republic|French, Frenchman, Frenchmen, Frenchwoman|Paris, Marseille, Lyon, Strasbourg
Gabon||Gabonese|Libreville
Gambia|The Gambia|Gambian, Gambians|Banjul
Georgia||Georgian, Georgians|Tbilisi
Germany|Federal Republic of Germany|German, Germans|Berlin, Munich, Hamburg, Frankfurt, Cologne
Ghana||Ghanaian, Ghanaians|Accra
Greece|Hellenic Republic|Greek, Greeks|Athens, Thessaloniki
Grenada||Grenadian, Grenadians|
Guatemala||Guatemalan, Guatemalans|Guatemala City
Guinea||Guinean, Guineans|Conakry
Guinea-Bissau|||Bissau
Guyana||Guyanese|Georgetown
Haiti||Haitian, Haitians|Port-au-Prince
Honduras||Honduran, Hondurans|Tegucigalpa
Hungary||Hungarian, Hungarians|Budapest
Iceland||Icelandic, Icelander, Icelanders|Reykjavik, Reykjavík
India|Republic of India|Indian, Indians|New Delhi, Delhi, Mumbai, Kolkata, Chennai, Bangalore
Indonesia||Indonesian, Indonesians|Jakarta
Iran|Islamic Republic of Iran|Iranian, Iranians|Tehran
Iraq||Iraqi, Iraqis|Baghdad, Mosul, Basra
Ireland|Republic of Ireland|Irish|Dublin
Israel||Israeli, Israelis|Jerusalem, Tel Aviv
Italy|Italian Republic|Italian, Italians|Rome, Milan, Naples, Turin
Ivory Coast|Côte d'Ivoire, Cote d'Ivoire|Ivorian, Ivorians|Abidjan
Jamaica||Jamaican, Jamaicans|
Japan||Japanese|Tokyo, Osaka, Kyoto, Hiroshima
Jordan||Jordanian, Jordanians|Amman
Kazakhstan||Kazakh, Kazakhs|Astana, Almaty
Kenya||Kenyan, Kenyans|Nairobi, Mombasa
Kosovo||Kosovar, Kosovars|Pristina
Kuwait||Kuwaiti, Kuwaitis|Kuwait City
Kyrgyzstan||Kyrgyz|Bishkek
Laos||Laotian, Laotians|Vientiane
Latvia||Latvian, Latvians|Riga
Lebanon||Lebanese|Beirut
Lesotho|||Maseru
Liberia||Liberian, Liberians|Monrovia
Libya||Libyan, Libyans|Tripoli, Benghazi
Liechtenstein|||Vaduz
Lithuania||Lithuanian, Lithuanians|Vilnius
Luxembourg||Luxembourger|
Madagascar||Malagasy|Antananarivo
Malawi||Malawian, Malawians|Lilongwe
Malaysia||Malaysian, Malaysians|Kuala Lumpur
Maldives||Maldivian|Male
Mali||Malian, Malians|Bamako
Malta||Maltese|Valletta
Mauritania||Mauritanian|Nouakchott
Mauritius||Mauritian|Port Louis
Mexico|United Mexican States|Mexican, Mexicans|Mexico City
Moldova||Moldovan, Moldovans|Chisinau
Monaco||Monegasque|
Mongolia||Mongolian, Mongolians|Ulaanbaatar
Montenegro||Montenegrin, Montenegrins|Podgorica
Morocco||Moroccan, Moroccans|Rabat, Casablanca
Mozambique||Mozambican, Mozambicans|Maputo
Myanmar|Burma|Burmese|Naypyidaw, Yangon, Rangoon
Namibia||Namibian, Namibians|Windhoek
Nepal||Nepalese, Nepali|Kathmandu
Netherlands|The Netherlands, Holland|Dutch, Dutchman|Amsterdam, The Hague, Rotterdam
New Zealand||New Zealander, New Zealanders|Wellington, Auckland, Christchurch
Nicaragua||Nicaraguan, Nicaraguans|Managua
Niger||Nigerien|Niamey
Nigeria||Nigerian, Nigerians|Abuja, Lagos
North Korea|Democratic People's Republic of Korea, DPRK|North Korean, North Koreans|Pyongyang
North Macedonia|Macedonia|Macedonian, Macedonians|Skopje
Norway||Norwegian, Norwegians|Oslo
Oman||Omani, Omanis|Muscat
Pakistan||Pakistani, Pakistanis|Islamabad, Karachi, Lahore
Palestine|Palestinian Territories|Palestinian, Palestinians|Ramallah, Gaza City
Panama||Panamanian, Panamanians|Panama City
Papua New Guinea|||Port Moresby
Paraguay||Paraguayan, Paraguayans|Asuncion
Peru||Peruvian, Peruvians|Lima
Philippines|The Philippines|Filipino, Filipinos, Philippine|Manila
Poland||Polish, Pole, Poles|Warsaw, Krakow
Portugal||Portuguese|Lisbon
Qatar||Qatari, Qataris|Doha
Romania||Romanian, Romanians|Bucharest
Russia|Russian Federation|Russian, Russians|Moscow, St. Petersburg
Rwanda||Rwandan, Rwandans|Kigali
Saudi Arabia|Kingdom of Saudi Arabia|Saudi, Saudis|Riyadh, Jeddah, Mecca
Senegal||Senegalese|Dakar
Serbia||Serbian, Serbians, Serb, Serbs|Belgrade
Sierra Leone||Sierra Leonean|Freetown
Singapore||Singaporean, Singaporeans|
Slovakia||Slovak, Slovaks|Bratislava
Slovenia||Slovenian, Slovenians, Slovene|Ljubljana
Somalia||Somali, Somalis|Mogadishu
South Africa||South African, South Africans|Pretoria, Johannesburg, Cape Town
South Korea|Republic of Korea|South Korean, South Koreans|Seoul, Busan
South Sudan||South Sudanese|Juba
Spain||Spanish, Spaniard, Spaniards|Madrid, Barcelona
Sri Lanka||Sri Lankan, Sri Lankans|Colombo
Sudan||Sudanese|Khartoum
Suriname||Surinamese|Paramaribo
Sweden||Swedish, Swede, Swedes|Stockholm
Switzerland|Swiss Confederation|Swiss|Bern, Geneva, Zurich, Zürich, Davos
Syria|Syrian Arab Republic|Syrian, Syrians|Damascus, Aleppo
Taiwan||Taiwanese|Taipei
Tajikistan||Tajik, Tajiks|Dushanbe
Tanzania||Tanzanian, Tanzanians|Dar es Salaam
Thailand||Thai, Thais|Bangkok
Togo||Togolese|
Trinidad and Tobago||Trinidadian|Port of Spain
Tunisia||Tunisian, Tunisians|Tunis
Turkey|Türkiye|Turkish, Turk, Turks|Ankara, Istanbul
Turkmenistan||Turkmen|Ashgabat
Uganda||Ugandan, Ugandans|Kampala
Ukraine||Ukrainian, Ukrainians|Kyiv, Kiev, Kharkiv, Odessa, Donetsk, Lviv
United Arab Emirates|UAE, U.A.E.|Emirati, Emiratis|Abu Dhabi, Dubai
United Kingdom|UK, U.K., Britain, Great Britain|British, Briton, Britons|London, Manchester, Liverpool
United States|U.S., US, USA, U.S.A., United States of America, America|American, \
Americans|Washington, Washington D.C., Washington, D.C., New York City, Los Angeles, Chicago, \
Houston, Philadelphia, San Francisco, Boston, Seattle, Miami, Detroit, Atlanta, Dallas, Baltimore, \
New Orleans, Las Vegas, San Diego, Denver, Cleveland, Pittsburgh, Minneapolis, St. Louis
Uruguay||Uruguayan, Uruguayans|Montevideo
Uzbekistan||Uzbek, Uzbeks|Tashkent
Vatican City|Vatican, Holy See||
Venezuela||Venezuelan, Venezuelans|Caracas
Vietnam|Viet Nam|Vietnamese|Hanoi, Ho Chi Minh City, Saigon
Yemen||Yemeni, Yemenis|Sanaa
Zambia||Zambian, Zambians|Lusaka
Zimbabwe||Zimbabwean, Zimbabweans|Harare
England||English, Englishman, Englishmen|
Scotland||Scottish, Scot, Scots|Edinburgh, Glasgow
Wales||Welsh|Cardiff
Northern Ireland|||Belfast
Soviet Union|USSR, U.S.S.R.|Soviet, Soviets|
Hong Kong|||
Puerto Rico||Puerto Rican, Puerto Ricans|San Juan
Greenland|||Nuuk
Crimea|||Sevastopol
"""

_STATES = """
Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho,
Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan,
Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New
York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina,
South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, West Virginia, Wisconsin, Wyoming, Ontario,
Quebec, British Columbia, Alberta, Manitoba, Nova Scotia, Bavaria, Catalonia, Gaza, West Bank, New South
Wales, Queensland, Tasmania, Kashmir, Saskatchewan, New Brunswick, Newfoundland, Prince Edward Island, Yukon,
Nunavut, Northwest Territories, South Australia, Western Australia, Northern Territory, Yorkshire, Lancashire,
Lincolnshire, Hampshire, Oxfordshire, Cambridgeshire, Gloucestershire, Derbyshire, Cheshire, Cornwall, Cumbria,
Sussex, Essex, Surrey, Kent, Devon, Norfolk, Suffolk, Dorset, Saxony, Saxony-Anhalt, Lower Saxony, Hesse, Thuringia,
Brandenburg, Baden-Württemberg, North Rhine-Westphalia, Schleswig-Holstein, Lombardy, Sicily, Sardinia, Tuscany,
Normandy, Brittany, Provence, Corsica, Andalusia, Galicia, Basque Country, Chechnya, Dagestan, Tatarstan, Donbas,
Luhansk, Transnistria, Abkhazia, South Ossetia, Nagorno-Karabakh, Tibet, Xinjiang, Guangdong,
Sichuan, Hubei, Hunan, Yunnan, Zhejiang, Jiangsu, Fujian, Hebei, Henan, Shandong, Shanxi, Shaanxi, Anhui, Jiangxi,
Guangxi, Guizhou, Gansu, Heilongjiang, Liaoning, Inner Mongolia, Hainan, Punjab, Gujarat, Kerala, Tamil Nadu,
Karnataka, Maharashtra, Rajasthan, Uttar Pradesh, Madhya Pradesh, Andhra Pradesh, Himachal Pradesh, West Bengal,
Bihar, Odisha, Assam, Manipur, Telangana, Haryana, Jharkhand, Chhattisgarh, Uttarakhand, Balochistan, Sindh,
Khyber Pakhtunkhwa, Waziristan, Aceh, Java, Sumatra, Papua, Mindanao, Luzon, Darfur, Tigray, Oromia, KwaZulu-Natal,
Gauteng, Western Cape, Eastern Cape, Oaxaca, Chiapas, Sinaloa, Jalisco, Michoacán, Michoacan, Veracruz, Chihuahua,
Tamaulipas, Sonora, Okinawa, Hokkaido, Anatolia
"""

_REGIONS = """
Africa, Antarctica, Asia, Europe, North America, South America, Latin America, Central America, Middle
East, Southeast Asia, East Asia, South Asia, Central Asia, Eastern Europe, Western Europe, Scandinavia,
Balkans, Caucasus, Caribbean, Sahara, Siberia, Atlantic, Atlantic Ocean, Pacific, Pacific Ocean, Indian
Ocean, Arctic, Mediterranean, Mediterranean Sea, Black Sea, Baltic Sea, Red Sea, Persian Gulf, South
China Sea, Himalayas, Alps, Andes, Midwest, New England
"""

_PEOPLES = """
Democrat, Democrats, Democratic, Republican, Republicans, Christian, Christians, Muslim, Muslims, Jew,
Jews, Jewish, Catholic, Catholics, Protestant, Protestants, Hindu, Hindus, Buddhist, Buddhists, Sikh,
Sikhs, Sunni, Sunnis, Shiite, Shiites, Shia, Mormon, Mormons, Islamic, Arab, Arabs, Kurd, Kurds,
Kurdish, African, Africans, European, Europeans, Asian, Asians, Latino, Latinos, Hispanic, Hispanics,
African-American, African-Americans, African American, African Americans, Native American, Native
Americans, Latin American, Communist, Communists, Socialist, Socialists, Tory, Tories, Labour, Rohingya,
Uighur, Uighurs, Uyghur, Uyghurs, Houthi, Houthis, Western, Inuit, Maori, Alabamian, Alabamians, Alaskan, Alaskans,
Arizonan, Arizonans, Californian, Californians, Coloradan, Coloradans, Floridian, Floridians, Hawaiian, Hawaiians,
Iowan, Iowans, Kansan, Kansans, Kentuckian, Kentuckians, Louisianan, Louisianans, Marylander, Marylanders, Michigander,
Michiganders, Minnesotan, Minnesotans, Mississippian, Mississippians, Missourian, Missourians, Montanan, Montanans,
Nebraskan, Nebraskans, Nevadan, Nevadans, New Yorkers, Ohioan, Ohioans, Oregonians, Pennsylvanian, Pennsylvanians,
Tennesseans, Texan, Texans, Vermonter, Vermonters, Virginian, Virginians, Bavarian, Bavarians, Catalan, Catalans,
Sicilian, Sicilians, Basque, Basques, Londoner, Londoners, Parisian, Parisians, Berliner, Berliners, Queenslander,
Queenslanders, Tasmanian, Tasmanians
"""

# name | other names
_BODIES = """
United Nations|U.N., UN, UNITED NATIONS
European Union|E.U., EU, EUROPEAN UNION
NATO|
OPEC|
Reuters|
Xinhua|
Associated Press|
Agence France-Presse|AFP
Interfax|
Yonhap|
Kyodo News|
Anadolu Agency|
"""

_OWN_POSSESSIVE = """
Moody's, Standard & Poor's, Lloyd's, Jane's, McDonald's, Wendy's, Denny's, Hardee's, Arby's, Applebee's, Domino's, Ben &
Jerry's, Kellogg's, Levi's, Macy's, Bloomingdale's, Dillard's, Kohl's, Lowe's, Trader Joe's, Sainsbury's, Sotheby's,
Christie's, Lord's, Guy's
"""

AMBIGUOUS = frozenset(
    name.strip()
    for name in """
Georgia, Jordan, Chad, Turkey, Guinea, Mali, Male, Lima, Nassau, Niger, Perth, Western, Labour,
Democratic, Washington, America, Paris, Sofia, Alexandria, Florida, Virginia, Montana, Victoria,
Georgetown, Arctic, Alps, Communist, Socialist, Wellington, San Jose, Houston, Denver, Juba, Dominican,
Turk, Scot, Scots, Pole, Poles, Dane, Finn, Cleveland, Congo, Kent, Devon, Norfolk, Suffolk, Sussex, Surrey,
Brittany, Java, Essex, Dorset, Cheshire, Cornwall, Hesse, Brandenburg, Galicia, Sonora, Provence, UN, EU
""".split(",")
)
"""Names that are often something else (a person, a fowl, an adjective): a hint on the type, no proof of a mention."""


def _names(field: str) -> list[str]:
    return [name.strip() for name in field.replace("\n", " ").split(", ") if name.strip()]


def _cities(field: str) -> list[str]:
    return _names(field.replace("Washington, D.C.", "Washington D.C."))


_SHORTEST_IN_CAPITALS = 4
"""Letters; shorter words in capitals are mostly abbreviations."""


def _add_capitals(types: dict[str, str], canonical: dict[str, str]) -> None:
    """Adds the places as datelines and headlines have them: "BEIJING", "SOUTH KOREA"."""
    for name, kind in list(types.items()):
        if kind in ("GPE", "LOC") and name not in AMBIGUOUS and len(name) >= _SHORTEST_IN_CAPITALS:
            types.setdefault(name.upper(), kind)
            canonical.setdefault(name.upper(), canonical.get(name, name))


def _read() -> tuple[dict[str, str], dict[str, str]]:
    """(type of every name, canonical name of every name)."""
    types: dict[str, str] = {}
    canonical: dict[str, str] = {}
    for row in _COUNTRIES.strip().split("\n"):
        name, aliases, peoples, cities = row.split("|")
        for alias in [name, *_names(aliases)]:
            types[alias], canonical[alias] = "GPE", name
        types.update(dict.fromkeys(_names(peoples), "NORP"))
        for city in _cities(cities):
            types.setdefault(city, "GPE")
    canonical["Washington D.C."] = canonical["Washington DC"] = canonical["Washington, D.C."] = "Washington"
    types.update(dict.fromkeys(["Washington, D.C.", "Washington DC"], "GPE"))
    for row in _BODIES.strip().split("\n"):
        name, aliases = row.split("|")
        for alias in [name, *_names(aliases)]:
            types[alias], canonical[alias] = "ORG", name
    for names, kind in ((_STATES, "GPE"), (_REGIONS, "LOC"), (_PEOPLES, "NORP")):
        for name in _names(names):
            types.setdefault(name, kind)
    _add_capitals(types, canonical)
    return types, canonical


TYPES, CANONICAL = _read()
"""Type (GPE, LOC, NORP or ORG) of a well-known name; the usual name of one that has several."""

AGENCIES = frozenset(
    "Reuter Reuters AP AFP UPI DPA dpa ANSA EFE Tass Itar-Tass PTI Xinhua Kyodo CNN BBC".split()
)
"""News agencies and the like as datelines have them."""
OWN_POSSESSIVE = frozenset(name.casefold() for name in _names(_OWN_POSSESSIVE))
"""Names, their case folded, that end in a possessive of their own."""

_COUNTRY_NAMES = {row.partition("|")[0] for row in _COUNTRIES.strip().split("\n")}
COUNTRIES = frozenset(name for name, usual in CANONICAL.items() if usual in _COUNTRY_NAMES)
"""Every name of a country."""


def _read_peoples() -> dict[str, frozenset[str]]:
    found = {}
    for row in _COUNTRIES.strip().split("\n"):
        name, aliases, peoples, _ = row.split("|")
        names = [name, *_names(aliases), *_names(peoples)]
        found.update(dict.fromkeys(names, frozenset(_names(peoples.lower()))))
    return found


PEOPLES = _read_peoples()
"""What those are called, in lower case, who are from a country, by every name of that and of them."""
