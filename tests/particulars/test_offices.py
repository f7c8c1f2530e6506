"""What ministers, courts, councils and works do, in four languages."""

import pytest

from tests.particulars.saying import said

EVENTS = [
    ("Secretary-General Halder has arrived in Kyiv to discuss the grain deal", "talks"),
    ("Генсек ООН прибыл в Киев для обсуждения зерновой сделки", "talks"),
    ("До Києва прибув президент Польщі", "talks"),
    ("وصل وفد أممي إلى السويداء لبحث وقف إطلاق النار", "talks"),
    ("Reinforcements arrived in Zaytan", "arrive"),
    ("Миссия МАГАТЭ добралась до станции", "talks"),
    ("Литва выслала четырёх дипломатов", "talks"),
    ("Польща викликала російського посла", "talks"),
    ("الأردن يطرد السفير السوري", "talks"),
    ("The last operating reactor has been shut down", "outage"),
    ("The operator had halted operations at the last working reactor", "outage"),
    ("The plant lost its last external power line", "outage"),
    ("Germany has approved the delivery of 14 tanks to Ukraine", "supply"),
    ("Німеччина схвалила передачу 14 танків", "supply"),
    ("Norway has pledged eight more Leopard tanks", "supply"),
    ("Суд засудив солдата до довічного ув'язнення", "arrest"),
    ("محكمة في القاهرة تقضي بإعدام عشرة متهمين", "arrest"),
    ("The tribunal convicted him of the murder of the mayor", "arrest"),
    ("Prosecutors opened a criminal case over the execution of a prisoner", "statement"),
    ("Прокуратура відкрила провадження за фактом обстрілу Липівки", "statement"),
    ("مجلس الأمن يتبنى القرار", "statement"),
    ("The council has decided to reinforce the defence of Zaytan rather than pull out", "statement"),
    ("Moscow has pulled out of the grain deal", "suspend"),
    ("The vote on the resolution was postponed until Monday", "suspend"),
    ("The prisoner exchange planned for today did not take place", "suspend"),
    ("The Council today imposed restrictive measures on nine people", "sanction"),
    ("Rebels pulled out of Zaytan", "lose"),
    ("The enemy advance near Zaytan was halted", "repel"),
    ("The advance on Zaytan has been stopped by our artillery", "repel"),
    ("The government halted its offensive at Zaytan", "assault"),
    ("All flights were halted after the assault on Zaytan", "close"),
    ("Полёты в аэропорту Внуково остановлены", "close"),
    ("Трамваи в Донецке остановлены", "close"),
    ("Наступ зупинено біля заводу в Липцях", "repel"),
]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_what_an_office_does_is_told_by_what_stands_beside_its_verb(text, event):
    assert said(text).event == event
