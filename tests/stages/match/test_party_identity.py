from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.case import Identity
from evidencecheck.stages.match.party_identity import same_company, same_party

SAME, DIFFERENT, OPEN = Identity.SAME, Identity.DIFFERENT, Identity.CANNOT_TELL
WORDS = st.sampled_from(
    ["maria", "lindqvist", "james", "whitfield", "jurgen", "oberlander", "rosa", "castellano"]
)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Maria Lindqvist", "MARIA LINDQVIST", SAME),
        ("Maria Lindqvist", "Lindqvist, Maria", SAME),
        ("Maria Lindqvist", "M. Lindqvist", SAME),
        ("Maria Lindqvist", "Maria A. Lindqvist", SAME),
        ("Maria Lindqvist", "Ms Maria Lindqvist", SAME),
        ("Maria Lindqvist", "MariaLindqvist", SAME),
        ("Maria Lindqvist", "Maria Lindqvlst", SAME),
        ("Maria Lindqvist", "Maria Lindq", SAME),
        ("José García López", "Jose Garcia", SAME),
        ("Jürgen Weißhaupt", "JUERGEN WEISSHAUPT", SAME),
        ("Jürgen Müller", "Jurgen Muller", SAME),
        ("Familie Oberländer", "Oberländer", SAME),
        ("Herr Max Muster", "Max Muster", SAME),
        ("Conan O'Brien", "CONAN OBRIEN", SAME),
        ("Maria Lindqvist c/o James Whitfield", "Maria Lindqvist", SAME),
        ("Maria Lindqvist", "Erik Lindqvist", OPEN),
        ("Maria Lindqvist", "J. Lindqvist", OPEN),
        ("Maria Lindqvist", "Maria", OPEN),
        ("Maria Lindqvist", "sun_flow88", OPEN),
        ("Maria Lindqvist", "James Whitfield", DIFFERENT),
        ("Kim Lee", "Pat Roy", DIFFERENT),
        ("Maria Lindqvist", "Acme LLC", OPEN),
    ],
)
def test_people(one: str, other: str, verdict: Identity) -> None:
    assert same_party(one, other) is verdict
    assert same_party(other, one) is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("李娜", "Li Na", SAME),
        ("李娜", "Na LI", SAME),
        ("李娜", "LINA", SAME),
        ("欧阳娜娜", "Ouyang Nana", SAME),
        ("曾国强", "Zeng Guoqiang", SAME),
        ("李娜", "Wang Wei", OPEN),
        ("李娜", "Jenny Li", OPEN),
        ("張偉", "张伟", SAME),
        ("李娜女士", "李娜", SAME),
        ("李娜", "李伟", OPEN),
        ("李娜", "王建国", DIFFERENT),
        ("山口恵子", "山口恵子 様", SAME),
        ("山口恵子", "ヤマグチケイコ", OPEN),
        ("山口恵子", "YAMAGUCHI KEIKO", OPEN),
        ("佐々木亮太", "小林大樹", OPEN),
        ("山口恵子", "小林大樹", DIFFERENT),
    ],
)
def test_people_in_han_characters(one: str, other: str, verdict: Identity) -> None:
    assert same_party(one, other) is verdict
    assert same_party(other, one) is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("L*** Smith", "Lena Smith", SAME),
        ("L*** S****", "Lena Smith", SAME),
        ("李**", "李小龙", SAME),
        ("*娜", "李娜", SAME),
        ("李＊＊", "王小龙", DIFFERENT),
        ("J*** Whitfield", "Maria Lindqvist", DIFFERENT),
        ("***", "Maria Lindqvist", OPEN),
        ("L***", "L*** Smith", OPEN),
        ("李**", "Bruce Lee", OPEN),
    ],
)
def test_masks(one: str, other: str, verdict: Identity) -> None:
    assert same_party(one, other) is verdict
    assert same_party(other, one) is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Acme Trading Ltd.", "ACME TRADING LIMITED", SAME),
        ("Acme LLC", "Acme", SAME),
        ("Müller GmbH", "Mueller", SAME),
        ("Lakeside Clinic LLC", "Lakeside Clinic LLC Attn: Noah Winslow", SAME),
        ("Corvane Outfitters LLC", "Corvane Instruments Inc.", DIFFERENT),
        ("Blue Mesa Gems Inc.", "Corvane Outfitters LLC", DIFFERENT),
        ("深圳市云山贸易有限公司", "深圳云山贸易有限公司", SAME),
        ("广东省深圳市云山贸易有限公司", "深圳市云山贸易有限公司", SAME),
        ("深圳市云山贸易有限公司南山分公司", "深圳市云山贸易有限公司", OPEN),
        ("深圳市云山贸易有限公司", "深圳市云杉贸易有限公司", OPEN),
        ("深圳市雲山貿易有限公司", "深圳市云山贸易有限公司", SAME),
        ("深圳市云山贸易有限公司", "Shenzhen Yunshan Trading Co., Ltd.", SAME),
        ("广州市蓝海电子商务有限公司", "Guangzhou Lanhai E-Commerce Co., Ltd.", SAME),
        ("深圳市云山贸易有限公司", "Shenzhen Haifeng Trading Co., Ltd.", DIFFERENT),
        ("深圳市云山贸易有限公司", "Sunway Trading Limited", OPEN),
        ("深圳A科技有限公司", "深圳A贸易有限公司", DIFFERENT),
        ("深圳市海风贸易有限公司", "深圳市云山贸易有限公司", DIFFERENT),
        ("Nordlicht Handels GmbH", "Nordlicht Handel GmbH", SAME),
    ],
)
def test_companies(one: str, other: str, verdict: Identity) -> None:
    assert same_company(one, other) is verdict
    assert same_company(other, one) is verdict


@pytest.mark.parametrize(("one", "other"), [("Maria Lindqvist", "Acme LLC"), ("A B", "C D")])
def test_only_companies_differ_as_companies(one: str, other: str) -> None:
    assert same_company(one, other) is OPEN


@given(st.lists(WORDS, min_size=2, max_size=3, unique=True), st.randoms())
def test_order_and_case_make_no_difference(words: list[str], chance: object) -> None:
    turned = [*words[1:], words[0]]
    assert same_party(" ".join(words), " ".join(turned).upper()) is SAME


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_has_a_verdict_that_is_the_same_both_ways(one: str, other: str) -> None:
    assert same_party(one, other) is same_party(other, one)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Kustlijn Events V.O.F.", "Kustlijn Events VOF", SAME),
        ("Meble Sp. z o.o.", "Meble Spółka z o.o.", SAME),
        ("Kuća d.o.o.", "Kuća d. o. o.", SAME),
        ("SIA Balta Māja", "Balta Māja SIA", SAME),
        ("Dům s.r.o.", "Stůl s.r.o.", DIFFERENT),
        ("Fjellstue AS", "Skogheim AS", DIFFERENT),
        ("Kustlijn Events V.O.F.", "Duinzicht Home B.V.", DIFFERENT),
    ],
)
def test_legal_forms_of_europe_are_no_part_of_the_name(
    one: str, other: str, verdict: Identity
) -> None:
    assert same_company(one, other) is verdict
