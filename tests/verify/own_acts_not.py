"""Sentences made up for these tests that look like a body's own act and are none: who writes it | what.

L is an outlet; the others are official sources."""

NOT_TOLD = """
L | The Defence Ministry said its forces had captured Tell Umran.
L | Turkey's Defence Ministry said on Monday it had killed 14 PKK fighters in northern Iraq.
L | The Iraqi army said it had evacuated 400 families from Tell Afar.
L | The Pentagon will send another 200 troops to Syria, officials said.
L | Russia plans to impose a curfew in Kherson.
L | The UN is considering suspending its convoys to Kafr Hind.
L | The EU may impose sanctions on two Syrian officials.
L | Sources say the ministry ordered its troops to withdraw from Kafr Hind.
L | Two security sources said the Iraqi government had imposed a curfew on Hilla.
L | Turkey is to open a new camp at Bir Zeid, activists said.
L | In 2014 the EU imposed sanctions on two Syrian officials.
L | The EU, which imposed sanctions on Syria in 2011, met in Brussels.
L | The US has admitted that it armed terrorists in Bir Zeid, SANA reported.
L | SANA: The US has admitted that its jets bombed the army at Jabal Hind.
L | Turkey has imposed a siege on Afrin.
L | Russia has imposed control over the village of Lugi.
L | The regime has ordered its troops to storm Darayya.
L | Israel has sent tanks into Gaza City.
L | The army opened fire on protesters in Bir Zeid.
L | The Syrian army has opened a new front west of Kafr Hind.
L | The army lifted the siege of Kafr Hind.
L | Russia announced the liberation of Lugi.
L | The army command announced the end of the operation in Kafr Hind after killing 200 militants.
L | Ukraine's General Staff announced the destruction of two bridges.
L | The ministry denied that it had dismissed the commander.
L | Turkey accused the SDF of imposing a curfew on Manbij.
L | The president's brother ordered a coffee.
L | Ministry Street was closed by a curfew of the rebels.
L | The village council of elders agreed to hand over their weapons after a siege.
L | Government forces opened the road to Kafr Hind.
L | Government troops have imposed a curfew in Kafr Hind, residents say.
L | President Street in Damascus was shelled.
L | Rebels appointed a new commander, according to opposition media.
L | The Damascus spokesman said that the rebels had violated the truce.
L | The UN said that the government had blocked its convoys.
L | UNICEF said 12 children had died in Kafr Hind.
L | The WHO confirmed the deaths of 12 patients in Kafr Hind.
L | The Health Ministry confirmed the death of a doctor in the strike on the clinic.
L | The IDF acknowledged that it struck a Hamas command centre in Gaza.
L | Moscow confirmed that its jets had killed 40 militants in Idlib.
L | The Russian Defence Ministry acknowledged that militants had lost 200 men.
L | Iran announced the arrest of ten spies in Tehran.
L | Turkish security forces announced the detention of five IS members.
L | The SDF announced the start of the battle for Raqqa.
L | Hezbollah announced the death of an Israeli officer.
L | Ukraine's army said it had withdrawn from Lugi.
L | The Kremlin said it had not ordered a withdrawal.
L | Mali has not appointed a new governor.
L | Has Turkey closed its border?
L | If Turkey closes its border, thousands will be stuck.
L | Turkey must open its border, HRW said.
L | Reports that the EU has imposed sanctions are false.
L | The governor, who was appointed by the president in May, was killed in Kafr Hind.
L | Berlin was hit by a storm that closed its airport.
L | Paris Hilton opened a new camp for dogs.
L | Washington Mubarak appointed his cousin.
L | Jordan Peters, a volunteer, has opened a clinic in Bir Zeid.
L | Georgia Meloni has imposed herself.
L | Chad Wilson has opened an office in Kyiv.
L | Israel Cohen was appointed head of the village.
L | The commander of the army's 4th division was dismissed, pro-opposition pages say.
L | The US-led coalition has ordered air strikes on Tell Umran.
L | Assad has sent 400 troops to Deir ez-Zor.
L | The army has sent reinforcements to Kafr Hind.
L | Russia launched an operation near Lugi, the ministry said.
L | The ministry launched a missile attack on Lugi.
L | The court in Bir Zeid was hit by a shell.
L | The municipality of Bir Zeid was bombed by the regime.
L | The president survived an attempt on his life, state TV said.
L | Damascus opened its airport after the strike, activists reported.
L | Damascus imposed a humiliating surrender on the rebels of Daraya.
L | Turkey's president said Russia had agreed to set up a zone in Idlib.
L | The rebels and the regime have agreed a truce in Zabadani, a rebel commander said.
L | The Israeli army has imposed a closure on Hebron, Palestinian media reported.
L | The Islamic State has appointed a new wali of Mosul, Iraqi intelligence said.
L | The Islamic State executed three of its commanders.
L | Government jets carried out raids ordered by the president.
L | The parliament building was stormed by protesters who elected a council.
L | The ministry said militants had imposed a curfew in Kafr Hind.
L | The UN said Turkey had opened its border.
L | It is unclear whether the ministry has closed the crossing.
L | Satire: Pentagon authorizes $400 million for a new coffee machine
L | The council has been told to impose a curfew.
L | The ministry was ordered to close the crossing by the rebels.
L | Ukraine has asked for more tanks, a source said.
L | Kyiv ordered its troops to retake Lugi.
L | Putin has ordered his army to take Donbas by March, Ukrainian intelligence said.
L | The SDF has sent fighters to Deir ez-Zor.
L | Turkey has deployed troops along the border.
L | A Turkish-backed group has imposed a tax on olives.
L | The EU has imposed sanctions, according to a leaked document seen by a blog.
L | Five years ago the council appointed Ahmad Sand as mayor.
L | Last year, Turkey closed its border to refugees.
CJTF-OIR | The coalition has ended ISIS control of Tell Umran.
CJTF-OIR | Our forces opened fire on an ISIS position.
UNHCR | The government has opened a camp at Bir Zeid, residents told us.
UNHCR | 2,000 people have arrived at Bir Zeid.
OCHA | Armed men have closed the road to Kafr Hind.
OCHA | A convoy of 30 trucks reached Kafr Hind.
IAEA | IAEA experts heard explosions near the site.
IAEA | IAEA experts saw mines along the fence.
OPU | Росія підписала указ про мобілізацію.
OPU | Путін підписав указ про мобілізацію.
OPU | Наші війська увійшли в Зарічне.
L | أعلنت وزارة الدفاع السيطرة على بلدة تل عمران
L | أعلن الجيش مقتل 40 مسلحاً في تل عمران
L | قالت مصادر إن وزارة الداخلية فرضت حظر تجول في كركوك
L | تعتزم تركيا فرض حظر تجول في عفرين
L | نفت وزارة الداخلية فرض حظر تجول في كركوك
L | فرضت قوات النظام حصاراً على داريا
L | فتحت قوات النظام نيرانها على المتظاهرين
L | أعلنت هيئة الأركان التركية تحييد 12 إرهابياً
L | أمر الرئيس قواته بالهجوم على داريا
L | أفاد ناشطون بأن الحكومة عينت محافظاً جديداً لحماة
L | سانا: واشنطن تعترف بدعم الإرهابيين
L | أعلن الجيش إجلاء 400 مدني من تل عمران
L | قد يفرض الاتحاد الأوروبي عقوبات على شركتين
L | Минобороны сообщило, что его войска освободили Луговое.
L | По словам источников, губернатор ввёл комендантский час.
L | Россия готовится ввести комендантский час в Херсоне.
L | Минобороны опровергло, что сменило командующего.
L | В 2014 году ЕС ввёл санкции против девяти чиновников.
L | Генштаб сообщил об уничтожении двух мостов.
L | Киев приказал своим войскам взять Луговое.
L | Армия ввела войска в Луговое.
L | ФСБ сообщила о задержании двух агентов.
L | Каналы пишут, что Путин подписал указ о второй волне мобилизации.
L | Совет старейшин села договорился о сдаче.
L | Губернатор подписал указ? Нет.
L | Міноборони повідомило про знищення двох мостів.
L | За даними джерел, губернатор запровадив комендантську годину.
L | Росія готується запровадити комендантську годину в Херсоні.
L | Генштаб повідомив, що ворог ввів комендантську годину в Токмаку.
L | Окупанти запровадили комендантську годину в Токмаку.
L | У 2014 році ЄС запровадив санкції проти дев'яти чиновників.
L | Росіяни оголосили евакуацію з Херсона.
L | Уряд планує призначити нового голову ОВА.
L | Abu Jaber, a rebel commander: Turkey has closed its border.
L | Rebels: the SDF has appointed a new governor for Manbij.
L | “The government has imposed a curfew,” said a resident of Hilla.
L | The opposition says Turkey has closed its border at Bab al-Hawa.
L | Turkey has apparently closed its border at Bab al-Hawa.
L | Tehran: Washington has admitted funding Islamic State.
L | The governor had ordered the evacuation of Kafr Hind before the attack.
L | The government should have imposed a curfew.
L | Ankara has vowed to open a new front in Afrin.
L | Turkey has announced the launch of Operation Hind Shield in Afrin.
L | The army announced the start of an offensive on Kafr Hind.
L | Russia has agreed in principle to consider a halt to its raids.
L | Ukraine has named the Russian commander who ordered the shelling of Lugi.
L | The army fired rockets at the governor's office in Lugi.
L | Israel elected to strike the convoy at night.
L | Israel has established a buffer zone inside southern Syria.
L | The SDF has relieved its besieged officers in Tabqa.
L | Hezbollah said it had sent drones over Haifa.
L | Iran said it had sent missiles at an Israeli base.
L | The Russian Defence Ministry said it had sent bombers to strike Islamic State near Palmyra.
L | Syria's government has regained control of the border crossing.
L | The Iraqi government announced the liberation of Fallujah.
L | The president has announced victory in Mosul.
L | Egypt's army has set up checkpoints around Rafah.
L | Iran has set up a missile base near Damascus, Western intelligence sources said.
L | The Taliban have opened fire on a crowd at the crossing.
L | The US has opened a corridor for the militants to flee, the Syrian Foreign Ministry said.
L | Moscow has imposed its will on the talks.
L | Kyiv has launched its offensive, the Kremlin said.
L | The UN has closed its eyes to the siege.
L | NATO has opened the door to war.
L | The regime has issued a death sentence to the city.
L | The militia has elected to fight on.
L | The army's command post was closed by a direct hit.
L | The EU has been asked to impose sanctions.
L | Britain has yet to appoint an ambassador.
L | The ministry has reportedly dismissed its commander in Hama.
L | The ministry has refused to dismiss its commander in Hama.
L | A ministry official has ordered the closure of the crossing, he told us on condition of anonymity.
L | France is expected to expel two diplomats.
L | France threatened to expel two diplomats.
L | France has no plan to expel diplomats.
L | The council appointed by the rebels has fled Kafr Hind.
L | The committee formed by the UN has met.
L | According to SANA, the Turkish government has sent 200 fighters to Libya.
L | Leaked papers show the ministry sanctioned the killing of 40 prisoners.
L | The government sanctioned the massacre in Houla.
L | The army suspended 14 prisoners by their wrists.
L | The court of public opinion has convicted him.
L | The village of President was recaptured.
L | Ukraine's military intelligence said Russia had dismissed its Black Sea fleet commander.
L | The Kremlin has replaced the commander of its southern group, British intelligence said.
L | Iran's parliament has passed a bill, state media claimed.
L | Rumours that the government has resigned spread in Baghdad.
L | Did the government resign?
L | Breaking: source close to the presidency: the president has dismissed the army chief.
L | A pro-government page: the ministry has opened the crossing.
L | The ministry boasted that it had opened 20 schools.
L | The opposition coalition claimed it had elected a new president.
L | Two years on, the council has not elected a mayor.
L | On this day in 2012 the Arab League suspended Syria.
L | Since 2011 the EU has imposed sanctions on 270 Syrians.
L | Syria, suspended from the Arab League in 2011, asked to return.
L | Turkey's Defence Ministry said its troops had neutralised 12 fighters.
L | The SDF said two of its fighters and 40 militants were killed in Hajin.
L | Iran's Guards confirmed the death of an Israeli general.
L | Israel confirmed the death of a Hamas commander in its strike.
L | Hamas confirmed the death of 30 civilians.
L | Kyiv confirmed that its drones had struck the refinery.
L | The coalition confirmed that its aircraft had hit the bridge.
L | Hamas said its fighters had captured a soldier.
L | Ukraine said its forces had entered Lugi.
L | Ukraine ordered its troops to advance on Lugi.
L | Russia has transferred 200 children to Crimea.
L | Israel has transferred 40 prisoners to a camp.
L | Turkey has handed over the town to its allies.
L | The UN delivered 20 trucks of food to Kafr Hind.
L | Russia has delivered 3 tonnes of aid to Kafr Hind.
L | The UN evacuated its staff under fire as 12 people were killed in Juba.
L | The ministry suspended trains after a strike killed 12 passengers.
L | Turkey closed the crossing after shelling killed four.
L | The council, destroyed by a raid that killed nine, has elected a new head.
L | The US has sanctioned a firm and bombed its depot in Bukamal.
L | Turkey has appointed a governor and captured Ras al-Ain.
L | Government forces have appointed a commander in Kafr Hind, activists say.
L | Jabhat al-Nusra's court in Kafr Hind executed two men.
L | An Islamic State court sentenced four men to death, residents said.
L | Sana'a closed its airport? Not true, says the ministry.
L | The Onion: the Pentagon has named a new war.
L | Analysis: has the Kremlin lifted its ban?
L | Opinion: Brussels has imposed sanctions on itself.
L | Jordan Smith has been appointed coach of Amman.
L | Sofia Marković opened a clinic in Zenica.
L | Judge Ali was killed; the court has named no suspect.
L | General Assembly Street was closed by police.
UNHCR | Turkey has opened its border at Bab al-Hawa, our partners report.
OCHA | The authorities have imposed a curfew, local media report.
CJTF-OIR | ISIS has appointed a new commander in Raqqa.
CJTF-OIR | Coalition aircraft struck an ISIS headquarters and opened a road.
DoD | Russia today announced the mobilization of 300,000 men.
OPU | Кремль призначив нового командувача.
OPU | Президент Росії підписав указ про мобілізацію.
OPU | Президент Путін підписав указ про мобілізацію.
L | قالت سانا إن تركيا أغلقت معبر باب الهوى
L | ناشطون: الإدارة الذاتية فرضت حظر تجول في منبج
L | أعلنت الحكومة العراقية تحرير الفلوجة
L | أعلن الجيش السوري بدء عملية عسكرية في ريف حماة
L | تدرس الحكومة فرض حظر تجول
L | لم تفرض الحكومة حظر تجول
L | طالب الأهالي المجلس المحلي بإقالة قائد الشرطة
L | أعلنت كتائب القسام مقتل ضابط إسرائيلي
L | أعلن الجيش مقتل 12 من عناصر التنظيم وجندي من قواته
L | أقرت إسرائيل بقصف موقع في دمشق
L | فرضت قسد سيطرتها على حي المشلب
L | سيطرت القوات على مبنى المحافظة وفرضت حظر تجول
L | في عام 2012 علقت الجامعة العربية عضوية سوريا
L | هل فرضت الحكومة حظر تجول؟
L | يتوقع أن تفرض واشنطن عقوبات جديدة
L | Украинская разведка сообщила, что Кремль сменил командующего.
L | Источник: губернатор ввёл комендантский час.
L | Правительство может ввести комендантский час.
L | Правительство не вводило комендантский час.
L | Минобороны объявило о начале операции в Дейр-эз-Зоре.
L | Армия открыла огонь по демонстрантам.
L | Россия объявила об освобождении Лугового.
L | Минобороны сообщило, что направило ракеты на склад в Луговом.
L | Госдума примет закон в среду.
L | Якобы президент подписал указ о мобилизации.
L | Два года назад правительство закрыло границу.
L | Совет при комендатуре села взяли в плен.
L | Генштаб признал потерю Лугового и уничтожил 20 танков.
L | Окупаційна влада оголосила евакуацію з Каховки, пишуть канали.
L | Уряд не запроваджував комендантську годину.
L | Президент має підписати указ у середу.
L | Росія оголосила про захоплення Лугового.
L | Генштаб оголосив про знищення мосту.
L | ЗСУ відкрили вогонь по катеру.
L | Розвідка: Кремль призначив нового командувача.
L | Торік уряд закрив кордон.
L | A car bomb near the Interior Ministry closed the road to the council.
L | The Interior Ministry closed in on the cell and killed four.
L | The ministry has called the order to close the crossing a lie.
L | The UN wants the council to lift the curfew.
L | The mayor's office, hit by a shell, has closed.
L | The prime minister of the self-declared state was shot by a man who had signed a petition.
L | Turkey will have closed its border by Monday.
L | Turkey would have closed its border.
L | Turkey appears to have closed its border.
L | Turkey is believed to have closed its border.
L | Turkey is said to have appointed a governor in Afrin.
L | It is reported that the Kremlin has dismissed the general.
L | Reports: the Kremlin has dismissed the general.
L | Unconfirmed reports say the Kremlin has dismissed the general.
L | Several Telegram channels claim the Kremlin has dismissed the general.
L | A Kremlin source says Putin has signed the decree.
L | The Kremlin has dismissed the general, two people familiar with the matter said.
L | The Kremlin has dismissed the general, Bellwether News reported, citing a source.
L | The governor has signed an order to shell the town, prosecutors allege.
L | The US has allegedly approved the plan.
L | The EU nearly imposed sanctions on the firm.
L | The EU never imposed sanctions on the firm.
L | The EU could not agree on sanctions.
L | The council has stopped short of imposing a curfew.
L | The parliament has yet to vote on the bill.
L | Lawmakers urged the government to summon the ambassador.
L | The army has established control over the road to the crossing.
L | The army has set up a camp on the captured hill.
L | The army closed the last road into the city, trapping the council.
L | The navy has opened fire near the port of Hodeidah.
L | The coalition has lifted the siege of Sinjar.
L | The coalition has ended the occupation of Sinjar, it said.
L | The SDF has announced the capture of Tabqa's airport.
L | The Iraqi prime minister announced the end of the battle for Tal Afar.
L | The defence ministry announced that 40 militants had surrendered.
L | The general staff said it had destroyed three tanks.
L | The general staff said it had pushed the enemy out of Lugi.
L | The national guard said it had arrested nine saboteurs.
L | Police in Basra have arrested four men over the killing of a council member.
L | Hamas announced the death of one of its hostages in an Israeli strike.
L | Israel announced the death of a soldier held by Hamas in an Israeli strike, Hamas says.
L | Russia said Ukraine had lost 400 of its soldiers at Lugi.
L | Ukraine says Russia has lost one of its generals.
L | Rebels say they lost two of their men.
L | The SDF said its fighters had died defending Lugi, killing 30.
L | Israel said its forces had killed one of Hamas's commanders.
L | The Taliban said they had killed 12 of its soldiers.
L | The council of the besieged town has asked for help, activists said.
L | The president's office was stormed and the government has fallen.
L | A fake decree says the president has dismissed the prosecutor.
L | A video shows the governor signing a surrender.
L | According to a document published by hackers, the ministry approved the attack.
L | Parliament Square was closed after police shot a man.
L | Congress Street School opened a shelter.
L | Commission sources: the EU has approved the package.
L | Mission accomplished: the army opened the road.
L | Wagner's rivals have appointed a chief of their own, a blogger wrote.
L | The New York Times: the Pentagon has approved the strike plan.
L | Ukraine's partners have approved F-16s, a diplomat told us.
L | Nobody in the government has resigned.
L | No government has recognised the junta.
L | Neither the UN nor the EU has imposed sanctions.
L | Not even Ankara has closed its embassy.
L | Why has Ankara closed its embassy?
L | Imagine the UN had imposed sanctions.
L | Ten days earlier, Ankara closed its embassy.
L | In May, the court sentenced him in absentia.
L | The then government had signed the treaty.
L | His father was appointed governor by President Saleh in 1998.
L | Ankara says Damascus has released funds to the PKK.
L | The militants have formed a court in Kafr Hind.
L | Islamic State has opened a market for captives in Mayadin.
L | Residents elected a council in Kafr Hind.
L | Tribes have agreed to form a force.
L | Clashes broke out after the council dismissed the mayor and his guards killed six.
L | The Security Council met as Russia vetoed and bombed.
L | The mayor was dismissed by the rebels who took the town.
L | The crossing was closed by shelling.
L | The road was reopened by the army after it captured the hill.
L | A curfew was imposed by the militants.
L | The council was dissolved by force.
UNHCR | UNHCR staff saw bodies on the road.
UNHCR | Our team was shot at in Nyala and two were killed.
UNHCR | The Turkish government has opened 12 camps.
IAEA | Ukraine has informed the IAEA that a shell hit the plant.
IAEA | The Russian operator has dismissed the director of the plant.
CJTF-OIR | Our forces have opened the road to Hajin.
CJTF-OIR | The SDF has appointed a council for Manbij.
OCHA | The government ordered the evacuation of Idlib's villages, residents said.
OPU | Президент США підписав закон про допомогу.
OPU | Міністр оборони Росії підписав наказ.
L | أعلن رئيس الوزراء العراقي انتهاء معركة تلعفر
L | أعلنت وزارة الدفاع الروسية القضاء على 40 مسلحاً
L | تنوي تركيا إغلاق معبر باب الهوى
L | مصدر: الحكومة أقالت قائد الشرطة
L | نفى المجلس المحلي إقالة قائد الشرطة
L | بحسب مصادر، أصدر الرئيس قراراً بإقالة المحافظ
L | قال الجيش إنه قتل أحد قادة التنظيم
L | أعلن التنظيم مقتل أحد جنود الجيش
L | فتح الجيش الطريق إلى المعبر بعد معارك
L | ذكرت وسائل إعلام أن البرلمان صوت على القانون
L | سيصدر الرئيس قراراً بحل المجلس
L | الأهالي يطالبون الحكومة بفرض حظر تجول
L | По данным разведки, Кремль уволил командующего.
L | Кремль намерен уволить командующего.
L | Глава района погиб при обстреле, подписав накануне приказ.
L | Армия закрыла кольцо вокруг Лугового.
L | Правительство якобы приняло закон.
L | СМИ: правительство приняло закон.
L | Минобороны отчиталось об уничтожении 20 дронов.
L | Полиция задержала троих по подозрению в шпионаже.
L | Суд ещё не вынес приговор.
L | Губернатор попал под обстрел и закрыл рынок руками.
L | ВСУ признали потерю Лугового.
L | За словами джерела, президент підписав указ.
L | Кремль готує указ про мобілізацію.
L | ЗМІ: уряд ухвалив закон.
L | Ворог визнав загибель свого полковника.
L | Поліція затримала трьох за підозрою у шпигунстві.
L | Міноборони РФ заявило про взяття Лугового.
L | Командування оголосило про початок наступу.
"""
