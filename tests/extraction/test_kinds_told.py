"""Kinds of statements about campaigns, documents, clusters and offices that new articles showed."""

from reading import campaigns, cluster_roles, directives, person_roles


def test_headings_of_a_part_name_campaigns() -> None:
    text = (
        "BÁO CÁO\nKết quả phong trào thi đua năm 2020 của Liên đoàn Lao động tỉnh Hà Nam\n\nII. CÁC PHONG TRÀO THI "
        "ĐUA\n\n"
        '1. "Lao động giỏi, lao động sáng tạo"\n\nToàn tỉnh có 300 sáng kiến.\n\n2. "Giỏi việc nước, đảm việc nhà"\n\n'
        'Có 12 nghìn chị đăng ký.\n\nIII. CHĂM LO\n\n1. "Mái ấm công đoàn"\n\nXây 12 nhà.\n'
    )
    assert [fact.name for fact in campaigns(text)] == [
        "Lao động giỏi, lao động sáng tạo",
        "Giỏi việc nước, đảm việc nhà",
    ]


def test_two_areas_of_one_campaign() -> None:
    text = 'Phong trào thi đua "Dân vận khéo" của Đắk Lắk và Phú Yên để lại nhiều cách làm hay.'
    assert [(fact.name, fact.area) for fact in campaigns(text)] == [
        ("Dân vận khéo", "Đắk Lắk"),
        ("Dân vận khéo", "Phú Yên"),
    ]


def test_a_list_of_awards_below_a_movement_names_no_campaigns() -> None:
    text = (
        "Trong 5 năm, phong trào thi đua đã được các cấp khen thưởng:\n\n- Thủ tướng Chính phủ tặng Bằng khen cho 1 "
        "tập thể;\n- UBND tỉnh tặng Cờ thi đua cho 2 tập thể;\n- UBND huyện tặng Giấy khen cho 34 tập thể.\n"
    )
    assert campaigns(text) == []


REPORT = (
    "TỔNG CÔNG TY GIẤY SÔNG CẦU\nCÔNG TY CỔ PHẦN GIẤY AN LỘC\nSố: 8/BC-AL\n\nBÁO CÁO\nCông tác thi đua năm 2018, "
    "nhiệm vụ "
    'năm 2019\n\nCông ty Cổ phần Giấy An Lộc duy trì phong trào "Giờ máy vàng" ở các tổ.\n'
)


def test_a_company_below_its_group_in_a_letterhead_runs_its_campaigns() -> None:
    assert [(fact.name, fact.area) for fact in campaigns(REPORT)] == [("Giờ máy vàng", "Công ty Cổ phần Giấy An Lộc")]


def test_the_year_that_a_report_sums_up_is_not_the_one_to_come() -> None:
    text = 'BÁO CÁO\nKết quả phong trào thi đua năm 2018, nhiệm vụ năm 2019\n\nPhong trào "Giờ vàng" rất sôi nổi.\n'
    assert [fact.period for fact in campaigns(text)] == ["2018"]


def test_a_scheme_by_what_it_is_to_do() -> None:
    text = "Đề án huy động nguồn lực xây dựng 3.200 căn nhà cho hộ nghèo đã khởi công gần hết."
    assert [(fact.kind, fact.subject) for fact in directives(text)] == [
        ("Đề án", "huy động nguồn lực xây dựng 3.200 căn nhà")
    ]


def test_a_headline_names_the_document_that_the_text_numbers() -> None:
    text = (
        "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH LÀO CAI\n\nTóm tắt Chỉ thị của Chủ tịch UBND tỉnh về tổ chức phong trào thi đua "
        "năm 2026\n\nNgày 16/01/2026, Chủ tịch UBND tỉnh Lào Cai ban hành Chỉ thị số 02/CT-UBND về phát động phong "
        "trào thi đua năm 2026.\n"
    )
    assert [fact.number for fact in directives(text)] == ["02/CT-UBND"]


def test_the_area_of_a_report_takes_part_in_a_cluster() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ TÂN AN HỘI\nSố: 31/BC-UBND\n\nTân An Hội, ngày 19 tháng 12 năm 2025\n\nBÁO CÁO\nCông tác "
        "thi đua, khen thưởng năm 2025 và nhiệm vụ năm 2026\n\nXã Tân An Hội, tỉnh Vĩnh Long được thành lập từ ngày "
        "01/7/2025.\n\n- Tham gia Cụm thi đua số 3 của tỉnh cùng các xã Cái Nhum, Nhơn Phú.\n"
    )
    assert {(fact.unit, fact.role, fact.period) for fact in cluster_roles(text)} == {
        ("Tân An Hội", "member", "2025"),
        ("Cái Nhum", "member", "2025"),
        ("Nhơn Phú", "member", "2025"),
    }


def test_years_in_an_office_before_who_held_it() -> None:
    text = "Chuyện ở bản\n\nMười hai năm làm trưởng bản, ông Lò Văn Páo không nhớ đã đi bao nhiêu cây số."
    assert [(fact.person, fact.role) for fact in person_roles(text)] == [("Lò Văn Páo", "Trưởng bản")]
