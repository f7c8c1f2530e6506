"""Sentences made up for these tests, in four languages, that tell a body's own act: who writes it | what.

L is an outlet; the others are official sources."""

TOLD = """
L | A curfew was imposed on Hilla by the provincial council on Monday evening.
L | The Syrian Foreign Ministry has recalled its ambassador from Amman for consultations.
L | Ukraine's parliament on Thursday extended martial law for another 90 days.
L | The mayor of Kharkiv has ordered all schools closed until the end of the month.
L | Jordan's army said it had reopened the Jaber crossing to goods traffic.
L | The African Union's Peace and Security Council has suspended Niger from the bloc.
L | Iraq's oil ministry announced it had halted exports through the Ceyhan pipeline.
L | The Kremlin announced the appointment of General Valery Orlov as head of its southern military district.
L | Ahrar al-Sham and Jaish al-Islam announced that they had merged under one command.
L | Germany is sending Ukraine a further 14 Leopard tanks, the defence ministry announced on Friday.
L | The UN refugee agency said it had opened a transit centre at Adré on the Chadian border.
L | The World Food Programme said on Tuesday it was suspending deliveries to northern Gaza.
L | The International Criminal Court has issued warrants for two commanders of the Russian long-range aviation.
L | The High Negotiations Committee named Riad Halabi as its chief negotiator on Sunday.
L | The Kurdish-led administration has lifted the curfew in Hasakah.
L | NATO acknowledged that one of its patrols had fired on a civilian car by mistake.
L | The Israeli military said it had dismissed two officers over the strike on an aid convoy.
L | The Sudanese army has apologised for the bombing of a wedding in Kabkabiya.
L | President Abdel Fattah al-Burhan has dissolved the sovereign council and declared a state of emergency.
L | Saudi Arabia has granted Yemen's central bank a deposit of $500 million.
L | The Houthi-run Supreme Political Council has sacked its foreign minister.
L | The Security Council on Friday renewed the mandate of its cross-border aid operation for six months.
L | China vetoed the draft resolution on Saturday.
L | The governor of Belgorod has introduced a ban on drones over the region.
L | A court in Rostov sentenced four Crimean men to 17 years in prison on Wednesday.
L | The Pentagon has opened an investigation into the raid in Barisha.
L | The Hashd al-Shaabi's commission has frozen the membership of two brigades.
L | Poland's prime minister has asked Brussels for an emergency meeting of interior ministers.
L | Iran's Revolutionary Guards confirmed the death of Colonel Reza Farahani, one of their advisers, in Albukamal.
L | Egypt has handed Sudan's army a list of conditions for reopening the Argeen crossing.
L | The opposition's interim government has adopted the Turkish lira for salaries in Azaz.
L | The US embassy in Baghdad has ordered its non-emergency staff to leave.
L | The International Committee of the Red Cross announced the suspension of its work in Kunduz.
L | The Taliban's supreme leader has appointed Mullah Daud as governor of Ghor.
L | Azerbaijan and Armenia have exchanged lists of prisoners and agreed on a new round of talks in Prague.
L | Turkey's parliament has ratified Sweden's accession to NATO.
L | The Ethiopian parliament has removed the TPLF from its list of terrorist organisations.
L | Ukraine's Security Service has put the head of the occupation administration on its wanted list.
L | Japan is imposing export controls on 21 Russian firms, the trade ministry said.
L | Libya's House of Representatives voted on Tuesday to withdraw confidence from the Tripoli government.
L | France has withdrawn its ambassador from Niamey and ended its military cooperation with the junta.
L | The Human Rights Council has set up a commission of inquiry into the killings in Houla.
L | The Syrian Democratic Council elected Riham Qader its co-chair.
L | The Rapid Support Forces have named a civil administration for South Darfur.
L | The National Bank of Ukraine has raised its key policy rate to 25 percent.
L | Britain's defence secretary told parliament he had approved the delivery of Storm Shadow missiles to Ukraine.
UNHCR | We have opened a second transit site in Joda.
UNHCR | Our team in Nyala has been relocated to Zalingei.
OCHA | We have allocated $20 million from the emergency fund to the response in Sudan.
DoD | Secretary Austin today approved a new drawdown of equipment for Ukraine.
CJTF-OIR | We acknowledge that our strike of 12 May hit a civilian house.
OCHA | OCHA has relocated its staff from Wad Madani to Kassala.
IAEA | The Director General has appointed Lydie Evrard as head of the support mission.
L | أصدر الرئيس السوري مرسوماً بإعفاء محافظ حماة من منصبه
L | أعلنت وزارة الداخلية فرض حظر تجول في كركوك حتى إشعار آخر
L | أقرت هيئة الأركان التركية بمقتل أحد جنودها قرب الباب
L | قررت محافظة نينوى إعادة فتح الجسر القديم أمام المدنيين
L | فرضت الولايات المتحدة عقوبات على شركتين للصرافة في الرقة
L | عين المجلس الرئاسي الليبي اللواء أسامة جويلي قائداً للمنطقة الغربية
L | اتفقت روسيا وتركيا وإيران على إقامة منطقة خفض تصعيد في إدلب
L | مجلس الأمن يمدد ولاية بعثة الأمم المتحدة في ليبيا ستة أشهر
L | أصدر القضاء العراقي مذكرة قبض بحق محافظ سابق
L | أعلن الجيش اللبناني توقيف ضابط برتبة عقيد عن العمل وإحالته إلى القضاء العسكري
L | أعلنت أحرار الشام وفيلق الشام اندماجهما في تشكيل واحد
L | أعلنت هيئة تحرير الشام إقالة قائدها العسكري في حماة
L | صادق البرلمان التركي على تمديد مهمة القوات في ليبيا عاماً
L | طلبت منظمة حظر الأسلحة الكيميائية ضمانات لمرور مفتشيها إلى خان شيخون
L | قرر مجلس الوزراء العراقي تعطيل الدوام الرسمي في الموصل
L | استحدثت الإدارة الذاتية مجلساً مدنياً لدير الزور
L | اعتذرت قيادة الجيش السوداني عن قصف حفل الزفاف في كبكابية
L | أصدرت المحكمة الجنائية الدولية مذكرتي توقيف بحق ضابطين روسيين
L | Президент России Владимир Путин подписал указ о призыве на военную службу 120 тысяч человек.
L | Губернатор Курской области ввёл режим чрезвычайной ситуации в двух районах.
L | Министерство обороны Турции сообщило в понедельник, что направило в район Силопи дополнительные танки.
L | Минобороны признало гибель своего военного советника в Сирии.
L | Верховный суд ЛНР приговорил двоих военнопленных к 20 годам.
L | Россия, Турция и Иран договорились создать зону деэскалации в Идлибе.
L | Евросоюз ввёл санкции против девяти российских чиновников.
L | Правительство Казахстана запретило вывоз бензина до конца года.
L | Совет Безопасности ООН продлил мандат миссии в Ливии на полгода.
L | Глава Херсонской военной администрации распорядился закрыть рынок и школы.
L | Японское правительство утвердило новый пакет помощи Украине.
L | Указом президента командующим воздушно-десантными войсками назначен генерал-полковник Теплинский.
L | МАГАТЭ направило на станцию новую группу экспертов, сообщило агентство.
L | Эстония выслала двух российских дипломатов.
L | Президент України звільнив голову Херсонської обласної військової адміністрації.
L | Кабінет міністрів виділив 500 мільйонів гривень на ремонт шкіл у Миколаєві.
L | Верховна Рада продовжила воєнний стан ще на 90 днів.
L | Херсонська ОВА запровадила комендантську годину з 17:00 до 7:00.
L | Рада Європи виключила Росію зі свого складу.
L | Польща закрила два пункти пропуску на кордоні з Білоруссю.
L | Уряд Японії затвердив новий пакет допомоги Україні.
L | Європейська комісія запропонувала пакет допомоги Києву на 18 мільярдів євро.
L | Генеральний штаб визнав загибель свого льотчика під час навчань.
L | Указом президента командувачем Сухопутних військ призначено Олександра Павлюка.
L | Міськрада Харкова перейменувала вулицю Пушкінську.
L | Ankara has summoned the Dutch chargé d'affaires over the burning of a Koran.
L | Lithuania's government has decided to close two more checkpoints on the Belarusian border.
L | The Syrian Interior Ministry has appointed Brigadier Salim Kanaan as police chief of Homs.
L | UPDATE 1140 GMT: The White House has confirmed that it is suspending the sale of Paveway bombs to Riyadh.
L | The governor of Mykolaiv has extended the night curfew to 34 hours.
L | Qatar has pledged $60 million for the salaries of Lebanese soldiers.
L | Jaish al-Islam has admitted that two of its commanders were killed in Douma.
L | Israel's military prosecutor has indicted three reservists for the abuse of a detainee.
L | The Iraqi cabinet on Tuesday approved a 2018 budget of 104 trillion dinars.
L | South Africa has filed a case against Israel at the International Court of Justice.
L | The International Court of Justice has ordered Israel to halt its offensive in Rafah.
L | Bulgaria and Romania have agreed to let Ukrainian grain trucks through without tolls.
L | The Turkish Red Crescent said it had set up a field kitchen and a camp for 3,000 in Idlib.
L | Sudan's army chief has removed the governor of the central bank.
L | Moldova has expelled 45 Russian diplomats and embassy staff.
L | The Donetsk regional administration has made evacuation compulsory for families with children in Pokrovsk.
L | Hezbollah announced the death of two of its fighters, Ali Hamdan and Jawad Saleh.
L | Yemen's internationally recognised government has relocated the central bank from Sanaa to Aden.
L | The Libyan National Army said it had lost a MiG-21 and its pilot to engine failure near Tobruk.
L | Denmark will not attend. The Norwegian parliament has passed a law on arming Ukraine until 2030.
L | The EU's foreign policy chief Josep Borrell has named a special envoy for the Sahel.
L | Greece's coast guard has opened an inquiry into the sinking off Pylos.
L | Kuwait has frozen the accounts of 12 charities.
L | The Constitutional Court in Kyiv has struck down the decree.
L | The Palestinian Authority has resumed security coordination with Israel.
L | Al-Shabaab said it had appointed a new governor for Middle Shabelle.
L | The Ministry of Internal Affairs of Belarus has declared the channel an extremist formation.
L | Hungary blocked the 500-million tranche on Monday.
L | The US State Department has ordered the departure of non-emergency employees from Beirut.
L | Georgia's president vetoed the foreign agents bill on Saturday.
L | The Sudanese Sovereign Council announced the release of funds for the displaced in Gedaref.
L | The UK has proscribed the Wagner Group as a terrorist organisation.
L | The Mosul city council, meeting in Erbil, elected Muzahim al-Hayali its chairman.
L | Slovakia's government has approved the transfer of 13 MiG-29 fighters to Ukraine.
L | Ukraine's navy confirmed that its flagship had been scuttled in Mykolaiv.
L | Interpol has issued a red notice for the former central bank governor.
OCHA | We have launched an appeal for $46 million for Hodeidah.
OCHA | OCHA has reopened its hub in Gaziantep.
UNHCR | Our staff returned to Tawila today.
IAEA | The Agency's team at Chornobyl has been rotated.
CJTF-OIR | We are reviewing the 17 March strike in the Jadidah district.
OPU | Володимир Зеленський призначив нового посла в Анкарі.
OPU | Глава держави підписав закон про мобілізацію.
L | قرر محافظ كركوك فرض حظر للتجوال في أحياء الجنوب
L | أصدر الرئيس التركي قراراً بإغلاق معبر جرابلس
L | وقعت الحكومة السورية المؤقتة مذكرة تفاهم مع جامعة حلب
L | قطعت موريتانيا علاقاتها الدبلوماسية مع قطر
L | أعلن المجلس العسكري في منبج تشكيل إدارة مدنية للمدينة
L | طردت هولندا دبلوماسيين روسيين اثنين
L | أقال رئيس الوزراء العراقي قائد شرطة البصرة
L | أعلن فيلق الرحمن مقتل أحد قادته العسكريين في عين ترما
L | البنك المركزي اليمني يرفع سعر الفائدة إلى 27 بالمئة
L | استدعت الخارجية الجزائرية السفير الفرنسي
L | مددت السلطات المحلية في الحسكة حظر التجول أسبوعاً
L | خصصت السعودية 50 مليون دولار لترميم المدارس في عدن
L | Литва закрыла ещё два пункта пропуска на границе с Белоруссией.
L | Правительство Германии одобрило передачу Киеву 18 танков Leopard 2.
L | Глава Чечни Рамзан Кадыров назначил своего сына советником.
L | Военный суд в Ростове приговорил пятерых бойцов «Азова» к 20 годам.
L | Молдавия выслала 45 российских дипломатов.
L | Президент Турции Реджеп Эрдоган ратифицировал протокол о вступлении Швеции в НАТО.
L | Губернатор Белгородской области объявил эвакуацию жителей Шебекина.
L | Минобороны Азербайджана признало гибель четырёх своих военнослужащих.
L | ОБСЕ приостановила работу миссии в Донецке.
L | Центробанк России повысил ключевую ставку до 20 процентов.
L | Совет Федерации одобрил указ о военном положении в четырёх регионах.
L | Приказом министра обороны от должности освобождён командующий Черноморским флотом.
L | Кабмін України скасував ліцензії двадцяти російських банків.
L | Литва закрила ще два пункти пропуску на кордоні з Білоруссю.
L | Верховна Рада призначила Рустема Умєрова міністром оборони.
L | Бундестаг схвалив передачу Україні ракет Taurus.
L | Харківська обласна військова адміністрація оголосила примусову евакуацію з Куп'янського району.
L | МАГАТЕ відкрило постійне представництво на Рівненській станції.
L | Міністерство закордонних справ викликало посла Угорщини.
L | Європейський Союз запровадив дванадцятий пакет санкцій проти Росії.
L | Jordan's government has declared three days of mourning for the pilot.
L | Iran's Supreme National Security Council has approved the resumption of talks in Vienna.
L | The Tripoli-based High Council of State has rejected the draft constitution.
L | Myanmar's junta has extended the state of emergency by six months.
L | Lebanon's parliament failed on Monday. Armenia's parliament on Tuesday ratified the Rome Statute.
L | Kenya is withdrawing its peacekeepers from South Sudan, the defence ministry said.
L | The Ethiopian government said it had restored telephone services in Mekelle.
L | The Colombian government and the ELN have agreed on a six-month ceasefire.
L | ECOWAS has lifted sanctions on Mali.
L | Uganda's electoral commission has postponed the vote in Bundibugyo.
L | Rwanda has closed its embassy in Brussels.
L | India has suspended the Indus Waters Treaty.
L | Pakistan's foreign office has summoned the Indian chargé d'affaires.
L | The Palestinian Islamic Jihad has named Ziyad al-Nakhalah as its secretary general.
L | The Syrian government has replaced its negotiators in Geneva.
L | The US military said it had begun an investigation into the strike on the mosque in al-Jinah.
L | Norway's foreign minister Ine Eriksen has recognised the new government in Juba.
L | The Netherlands said on Friday it was sending a frigate to the Red Sea.
L | Canada announced it had imposed sanctions on seven settlers.
L | Spain, Ireland and Norway have recognised the State of Palestine.
L | The leader of Chechnya, Ramzan Kadyrov, has appointed his son head of security.
L | Saudi Arabia's King Salman has issued a decree replacing the chief of staff.
L | Israel's cabinet voted to expand the operation's humanitarian fund.
L | Israel's attorney general has ordered a criminal inquiry into the leak.
L | The Knesset passed a law on Sunday banning UNRWA.
L | The city council of Slavutych announced a ban on alcohol.
L | Estonia's parliament declared Russia a terrorist state.
L | The Houthi authorities have banned women from travelling without a guardian.
L | The Nineveh provincial council dismissed the governor by 25 votes to three.
L | The Peshmerga Ministry has suspended a brigade commander over the retreat.
L | The Ukrainian president, Volodymyr Zelensky, has signed a decree disbanding the territorial centres' leadership.
L | The Wagner Group has opened recruitment offices in 42 Russian cities, it said.
L | The IMF board approved a $15.6 billion loan for Kyiv on Friday.
L | The Red Cross has reopened its office in Kandahar.
L | Doctors Without Borders has withdrawn its staff from Zalingei.
L | Brazil has expelled the ambassador of Nicaragua.
UNHCR | We have signed an agreement with the Chadian government on a new site at Farchana.
IAEA | Director General Rafael Grossi has sent a team to the plant.
CJTF-OIR | We have appointed a new deputy commander, Brig. Gen. Dale Hart.
CJTF-OIR | The Coalition acknowledges that its strike unintentionally killed eight civilians.
DoD | The Pentagon has paused the delivery of 2,000-pound bombs to Israel.
L | ألغى المجلس الرئاسي اليمني قرار البنك المركزي
L | أعلنت الهيئة العليا للمفاوضات تعليق مشاركتها في جنيف
L | علق الائتلاف الوطني مشاركته في محادثات أستانا
L | عين الملك الأردني رئيساً جديداً للديوان
L | أمرت وزارة الصحة بإغلاق المدارس في تعز
L | وافق الكونغرس على حزمة مساعدات لأوكرانيا
L | أغلقت السلطات الأردنية معبر نصيب أمام المسافرين
L | أصدر محافظ البصرة أمراً بحظر الدراجات النارية
L | اعترف الجيش الأمريكي بمقتل أحد جنوده في هجين
L | أعلنت روسيا وفاة ضابط لها متأثراً بجراحه في حمص
L | الاتحاد الأوروبي يمدد العقوبات على سوريا عاماً
L | حكمت محكمة في دمشق على وزير سابق بالسجن خمس سنوات
L | Польша закрыла свой консульский отдел в Калининграде.
L | Мэр Харькова Игорь Терехов объявил в городе траур.
L | Парламент Армении ратифицировал Римский статут.
L | Минобороны России сообщило о гибели своего вертолётчика на Балтике.
L | Швеция и Финляндия подали заявки на вступление в НАТО.
L | Глава ДНР Денис Пушилин отменил комендантский час в Мариуполе.
L | Суд в Москве оштрафовал компанию на 3 миллиона рублей.
L | Правительство Грузии отозвало законопроект об иноагентах.
L | Президент Молдавии Майя Санду созвала Высший совет безопасности.
L | Нацбанк Украины запретил снятие наличных по российским картам.
L | Министр обороны Германии Борис Писториус утвердил поставку танков Leopard.
L | Турция и Россия договорились о совместной инспекции судов.
L | Рада національної безпеки ввела санкції проти двох телеканалів.
L | Уряд Польщі виділив 20 мільйонів злотих на генератори для Херсона.
L | Мер Львова Андрій Садовий оголосив день жалоби.
L | Сейм Литви визнав Росію державою-терористом.
L | Запорізька ОВА продовжила комендантську годину.
L | Міністр оборони Німеччини оголосив про передачу Україні двох комплексів Patriot.
L | Наказом головнокомандувача звільнено командира 155-ї бригади.
L | Апеляційний суд скасував вирок колишньому меру Куп'янська.
"""
