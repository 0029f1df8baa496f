"""Awards to those of lists attached to a decision, to those whom the next sentence names, and in relative clauses."""

import pytest
from reading import awards


def told(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for fact in awards(text):
        found.setdefault(f"{fact.status}: {fact.award}", set()).add(fact.recipient)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """QUYẾT ĐỊNH:

Điều 1. Tặng Giấy khen của Chủ tịch UBND huyện cho 02 tập thể, 02 cá nhân và 01 hộ gia đình đạt\
 thành tích trong cuộc vận động hiến đất làm đường (danh sách kèm theo).

Điều 2. Các ông, bà có tên tại Điều 1 thi hành Quyết định này.

CHỦ TỊCH
Trần Văn Hợi

DANH SÁCH
(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 03/4/2019 của Chủ tịch UBND huyện)

A. Tập thể
1. Cán bộ và nhân dân thôn Đồng Lạc, xã Yên Định
2. Ban Công tác Mặt trận ấp Bờ Kênh

B. Cá nhân
1. Thượng tá Bùi Đức Lương, Trưởng Công an huyện
2. Chị Lò Thị Pành, công trình thủy lợi Nậm Cắn

C. Hộ gia đình
1. Hộ bà Giàng Thị Say, bản Nậm Pung, xã Mường Hum""",
            {
                "conferred: Giấy khen của Chủ tịch UBND huyện": {
                    "Cán bộ và nhân dân thôn Đồng Lạc",
                    "Ban Công tác Mặt trận ấp Bờ Kênh",
                    "Bùi Đức Lương",
                    "Lò Thị Pành",
                    "Giàng Thị Say",
                }
            },
            id="lists with lettered headings",
        ),
        pytest.param(
            """QUYẾT ĐỊNH:

Điều 1. Công nhận danh hiệu Lao động tiên tiến cho 02 cá nhân (Danh sách số 1 kèm theo).

Điều 2. Tặng Giấy khen của Giám đốc Sở Y tế cho 02 tập thể (Danh sách số 2 kèm theo).

Điều 3. Văn phòng Sở thi hành.

DANH SÁCH 1
(Kèm theo Quyết định số 77/QĐ-SYT ngày 05/01/2021)
1. Vương Thị Ngà, y sĩ
2. Hoàng A Páo, hộ sinh

DANH SÁCH 2
(Kèm theo Quyết định số 77/QĐ-SYT ngày 05/01/2021)
1. Khoa Nhi
2. Trung tâm Y tế huyện Mường Tè""",
            {
                "recognised: Lao động tiên tiến": {"Vương Thị Ngà", "Hoàng A Páo"},
                "conferred: Giấy khen của Giám đốc Sở Y tế": {"Khoa Nhi", "Trung tâm Y tế huyện Mường Tè"},
            },
            id="numbered lists of several articles",
        ),
        pytest.param(
            """QUYẾT ĐỊNH:

Điều 1. Tặng danh hiệu Tập thể Lao động xuất sắc cho 02 tập thể theo Phụ lục I kèm theo Quyết định này.

Điều 2. Tặng Bằng khen của Bộ trưởng Bộ Xây dựng cho 02 cá nhân theo Phụ lục II kèm theo Quyết định này.

Phụ lục I
Danh sách tập thể
1. Phòng Kỹ thuật
2. Xí nghiệp Bê tông số 3

Phụ lục II
Danh sách cá nhân
1. Ông Tạ Quang Huy, Đội trưởng
2. Bà Kiều Thị Nhàn""",
            {
                "conferred: Tập thể Lao động xuất sắc": {"Phòng Kỹ thuật", "Xí nghiệp Bê tông số 3"},
                "conferred: Bằng khen của Bộ trưởng Bộ Xây dựng": {"Tạ Quang Huy", "Kiều Thị Nhàn"},
            },
            id="appendices with Roman numbers",
        ),
        pytest.param(
            """DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH HÀ GIANG
(Kèm theo Quyết định số 1899/QĐ-UBND ngày 12/10/2022)

I- TẬP THỂ
1. Đảng ủy xã Lũng Cú
2. Trường PTDT nội trú Đồng Văn

II- CÁ NHÂN
1. Ông Sùng Mí Sính, Bí thư Đảng ủy xã Lũng Cú
2. Đại úy Vàng Seo Lử, Phó Đồn trưởng Đồn Biên phòng Săm Pun""",
            {
                "conferred: Bằng khen của Chủ tịch UBND tỉnh Hà Giang": {
                    "Đảng ủy xã Lũng Cú",
                    "Trường PTDT nội trú Đồng Văn",
                    "Sùng Mí Sính",
                    "Vàng Seo Lử",
                }
            },
            id="a heading that names the award",
        ),
        pytest.param(
            """Điều 1. Tặng Cờ thi đua của UBND tỉnh cho 02 đơn vị (có danh sách đính kèm) đã hoàn thành xuất \
sắc nhiệm vụ năm 2020.

Điều 2. Tặng Bằng khen của Chủ tịch UBND tỉnh cho các cá nhân có tên trong danh sách kèm theo \
vì đã có thành tích xuất sắc trong công tác năm 2020.

Điều 3. Thi hành.

DANH SÁCH TẬP THỂ ĐƯỢC TẶNG CỜ THI ĐUA CỦA UBND TỈNH
1. Sở Công Thương
2. Công ty Cổ phần Cấp nước Bến Tre

DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
1. Phan Hữu Tài - Giám đốc Công ty Cổ phần Cấp nước Bến Tre
2. Ngô Thị Lượm - nông dân ấp 5, xã An Thới""",
            {
                "conferred: Cờ thi đua của UBND tỉnh": {"Sở Công Thương", "Công ty Cổ phần Cấp nước Bến Tre"},
                "conferred: Bằng khen của Chủ tịch UBND tỉnh": {"Phan Hữu Tài", "Ngô Thị Lượm"},
            },
            id="lists told apart by award and kind",
        ),
        pytest.param(
            """Điều 1. Tặng Giấy khen của Chủ tịch UBND xã cho 02 tập thể, 02 cá nhân (có danh sách kèm theo).

DANH SÁCH KHEN THƯỞNG
(Kèm theo Quyết định số 5/QĐ-UBND)

| STT | Họ và tên | Chức vụ, đơn vị |
| A | TẬP THỂ | |
| 1 | Chi hội Phụ nữ thôn Vạn Xuân | |
| 2 | Nhân dân thôn Hạ | |
| B | CÁ NHÂN | |
| 1 | Ông Mai Văn Khuyến | Trưởng thôn Vạn Xuân |
| 2 | Bà Doãn Thị Tấm | Hội viên |""",
            {
                "conferred: Giấy khen của Chủ tịch UBND xã": {
                    "Chi hội Phụ nữ thôn Vạn Xuân",
                    "Nhân dân thôn Hạ",
                    "Mai Văn Khuyến",
                    "Doãn Thị Tấm",
                }
            },
            id="a table with lettered rows",
        ),
        pytest.param(
            """Điều 1. Tặng Giấy khen của Hội Nông dân huyện Lục Ngạn cho các tập thể và cá nhân (có danh sách\
 kèm theo Quyết định).

Điều 2. Thi hành.

DANH SÁCH ĐƯỢC KHEN THƯỞNG

TẬP THỂ:
- Đoàn xã Tân Lập
- Đoàn trường THPT Nguyễn Huệ

CÁ NHÂN:
- Anh Nông Văn Páo, Bí thư Đoàn xã Tân Lập
- Đồng chí Bế Thị Xoan, giáo viên""",
            {
                "conferred: Giấy khen của Hội Nông dân huyện Lục Ngạn": {
                    "Đoàn xã Tân Lập",
                    "Đoàn trường THPT Nguyễn Huệ",
                    "Nông Văn Páo",
                    "Bế Thị Xoan",
                }
            },
            id="headings without letters",
        ),
        pytest.param(
            "Giám đốc Công an tỉnh Kon Tum đã tặng giấy khen cho hai chiến sĩ cứu người đuối nước. Hai chiến"
            " sĩ này gồm Trung sĩ Lê Văn Toại và Hạ sĩ Phùng Bá Khiêm. Vụ việc xảy ra hôm qua.",
            {"conferred: Giấy khen của Giám đốc Công an tỉnh Kon Tum": {"Lê Văn Toại", "Phùng Bá Khiêm"}},
            id="a number and noun with this",
        ),
        pytest.param(
            "Ngày 3/5, Chủ tịch UBND huyện Bắc Hà trao bằng khen cho 3 em học sinh và Trường Tiểu học Nậm "
            "Lúc. Ba em học sinh đó là Sùng A Chơ, Ma Thị Dợ và Lù Seo Phà.",
            {
                "conferred: Bằng khen của Chủ tịch UBND huyện Bắc Hà": {
                    "Trường Tiểu học Nậm Lúc",
                    "Sùng A Chơ",
                    "Ma Thị Dợ",
                    "Lù Seo Phà",
                }
            },
            id="one count among other recipients",
        ),
        pytest.param(
            "Thủ tướng Chính phủ tặng Bằng khen cho 2 ngư dân dũng cảm. Hai người là ông Võ Lọt và ông Trần Sáu.",
            {"conferred: Bằng khen của Thủ tướng Chính phủ": {"Võ Lọt", "Trần Sáu"}},
            id="people for another noun",
        ),
        pytest.param(
            "UBND thành phố Nam Định vừa tặng giấy khen cho bốn công nhân môi trường. Bốn người được khen "
            "là: chị Đỗ Thị Lụa, chị Vũ Thị Mến, anh Cao Văn Bính và anh Hà Duy Nhất.",
            {
                "conferred: Giấy khen của UBND thành phố Nam Định": {
                    "Đỗ Thị Lụa",
                    "Vũ Thị Mến",
                    "Cao Văn Bính",
                    "Hà Duy Nhất",
                }
            },
            id="those who were praised",
        ),
        pytest.param(
            "Chủ tịch UBND tỉnh tặng bằng khen cho hai bác sĩ. Hai nạn nhân là anh Đoàn Văn Cừ và chị Tô Thị"
            " Hường đã qua cơn nguy kịch.",
            {},
            id="other people of the same number",
        ),
        pytest.param(
            "Chủ tịch UBND tỉnh tặng bằng khen cho hai bác sĩ. Ba bác sĩ là ông Đoàn Văn Cừ, bà Tô Thị Hường"
            " và ông Lê A đến muộn.",
            {},
            id="another number",
        ),
        pytest.param(
            "Cùng đi có ông Lưu Đức Thọ, Phó Giám đốc Sở Y tế, người vừa nhận Huân chương Lao động hạng Nhì "
            "hồi tháng 3/2020.",
            {"conferred: Huân chương Lao động hạng Nhì": {"Lưu Đức Thọ"}},
            id="who has just got",
        ),
        pytest.param(
            "Ngồi hàng đầu là bà Chu Thị Vân, thợ gốm Bát Tràng, người mới được tặng Huân chương Lao động hạng Ba.",
            {"conferred: Huân chương Lao động hạng Ba": {"Chu Thị Vân"}},
            id="who has just been given",
        ),
        pytest.param(
            "Tiết mục mở màn của anh Quàng Văn Ơn, giáo viên, người từng đón Bằng khen của Thủ tướng Chính "
            "phủ, được vỗ tay rất lâu.",
            {"conferred: Bằng khen của Thủ tướng Chính phủ": {"Quàng Văn Ơn"}},
            id="after a person named after of",
        ),
        pytest.param(
            "Đại diện có thầy Khúc Văn Lịch - người vừa được đón Huân chương Lao động hạng Nhất.",
            {"conferred: Huân chương Lao động hạng Nhất": {"Khúc Văn Lịch"}},
            id="who received, after a dash",
        ),
        pytest.param(
            "Sáng nay ông Lê Minh Tấn, Phó Chủ tịch UBND tỉnh, đón đoàn công tác; hội trường treo Huân "
            "chương Độc lập hạng Ba.",
            {},
            id="to receive guests",
        ),
        pytest.param(
            "Ông Trịnh Hữu Phúc và bà Mạc Thị Sen, người từng hai lần nhận Huân chương Lao động hạng Ba, "
            "cùng cắt băng.",
            {"conferred: Huân chương Lao động hạng Ba": {"Mạc Thị Sen"}},
            id="only the last person",
        ),
        pytest.param(
            "Trò chuyện với bà Đinh Thị Xuyến - người vừa được Chủ tịch nước phong tặng danh hiệu Nghệ nhân nhân dân.",
            {"conferred: Nghệ nhân nhân dân": {"Đinh Thị Xuyến"}},
            id="whom the president gave",
        ),
        pytest.param(
            "Ông Hứa Văn Tâm, người chưa từng nhận Huân chương Lao động hạng Ba, tỏ ra vui.",
            {},
            id="who never got",
        ),
        pytest.param(
            "UBND xã Hòa Tiến tặng Giấy khen cho 2 hộ gia đình hiến đất. Đó là hộ ông Trương Công Lý và hộ "
            "bà Nguyễn Thị Lạc.",
            {"conferred: Giấy khen của UBND xã Hòa Tiến": {"Trương Công Lý", "Nguyễn Thị Lạc"}},
            id="households after they are",
        ),
        pytest.param(
            "Bộ Công an tặng Bằng khen cho ba đơn vị phá án. Ba đơn vị được khen thưởng gồm: Công an tỉnh "
            "Lào Cai, Phòng Cảnh sát hình sự và Công an huyện Bát Xát.",
            {
                "conferred: Bằng khen của Bộ Công an": {
                    "Công an tỉnh Lào Cai",
                    "Phòng Cảnh sát hình sự",
                    "Công an huyện Bát Xát",
                }
            },
            id="bodies",
        ),
        pytest.param(
            "Hội Nông dân tỉnh Long An trao Bằng khen cho 2 nông dân sản xuất giỏi. Những nông dân này là "
            "ông Phan Văn Bé và bà Lý Thị Út.",
            {"conferred: Bằng khen của Hội Nông dân tỉnh Long An": {"Phan Văn Bé", "Lý Thị Út"}},
            id="no number but these",
        ),
        pytest.param(
            """TỜ TRÌNH
Sở Nội vụ đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 01 tập thể và 01 cá nhân (có danh sách kèm theo).

DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG
Phần A: Tập thể
1/ Phòng Văn thư
Phần B: Cá nhân
1/ Bà Lục Thị Ngần, chuyên viên""",
            {"proposed: Bằng khen của Chủ tịch UBND tỉnh": {"Phòng Văn thư", "Lục Thị Ngần"}},
            id="a list of those proposed",
        ),
        pytest.param(
            """Phú Lộc đón nhận danh hiệu Anh hùng
Sáng 2/9, xã Phú Lộc tổ chức lễ. Xã Phú Lộc vinh dự đón danh hiệu Anh hùng Lao động thời kỳ đổi mới.""",
            {"conferred: Anh hùng Lao động": {"Phú Lộc"}},
            id="a short name of a title",
        ),
        pytest.param(
            "Chủ tịch UBND huyện Ea Kar tặng giấy khen cho hai tài xế và Đội xe cứu thương miễn phí của Hội "
            "Chữ thập đỏ huyện Ea Kar.",
            {
                "conferred: Giấy khen của Chủ tịch UBND huyện Ea Kar": {
                    "Đội xe cứu thương miễn phí của Hội Chữ thập đỏ huyện Ea Kar"
                }
            },
            id="a name in small letters with its owner",
        ),
        pytest.param(
            """QUYẾT ĐỊNH:
Điều 1. Tặng Bằng khen của Chủ tịch UBND thành phố Cần Thơ và Cờ thi đua của UBND thành phố cho\
 các tập thể, cá nhân có tên trong danh sách kèm theo Quyết định này.

DANH SÁCH KHEN THƯỞNG
(Kèm theo Quyết định số 3/QĐ-UBND ngày 4/5/2020)

I. CỜ THI ĐUA CỦA UBND THÀNH PHỐ
1. Quận Ninh Kiều
2. Sở Tư pháp

II. BẰNG KHEN CỦA CHỦ TỊCH UBND THÀNH PHỐ
A. Tập thể
1. Phòng Hành chính, Sở Tư pháp
B. Cá nhân
1. Ông Thạch Kim Sơn, Trưởng phòng
2. Bác sĩ chuyên khoa II Huỳnh Thị Nết, Bệnh viện Nhi đồng""",
            {
                "conferred: Cờ thi đua của UBND thành phố": {"Ninh Kiều", "Sở Tư pháp"},
                "conferred: Bằng khen của Chủ tịch UBND thành phố": {
                    "Phòng Hành chính",
                    "Thạch Kim Sơn",
                    "Huỳnh Thị Nết",
                },
            },
            id="headings below the list that name one of two awards each",
        ),
        pytest.param(
            """Điều 1. Tặng Giấy khen của Chủ tịch UBND xã cho 3 cá nhân (danh sách đính kèm).
Điều 2. Thi hành.

Danh sách cá nhân được tặng Giấy khen (kèm theo Quyết định số 9/QĐ-UBND)

1. Đặng Văn Tư - Thôn 2
2. Y Nuê Byă - Buôn Kmrơng
3. H'Bia Niê - Buôn Kmrơng""",
            {"conferred: Giấy khen của Chủ tịch UBND xã": {"Đặng Văn Tư", "Y Nuê Byă", "H'Bia Niê"}},
            id="a heading with a shorter name of the award",
        ),
        pytest.param(
            """Điều 1. Tặng Giấy khen của Chủ tịch UBND xã cho 2 cá nhân (danh sách kèm theo).

DANH SÁCH
STT\tHọ và tên\tChức vụ
1\tĐặng Văn Tư\tThôn trưởng
2\tLầu Bá Chò\tCông an viên""",
            {"conferred: Giấy khen của Chủ tịch UBND xã": {"Đặng Văn Tư", "Lầu Bá Chò"}},
            id="a table with tabs",
        ),
        pytest.param(
            """Điều 1. Ban hành kèm theo Quyết định này Quy chế xét tặng Kỷ niệm chương.
Điều 2. Tặng Kỷ niệm chương cho cá nhân đủ tiêu chuẩn theo Phụ lục 1 kèm theo.

PHỤ LỤC 1
TIÊU CHUẨN XÉT TẶNG
1. Cán bộ có 20 năm công tác trong ngành.
2. Có thành tích xuất sắc được cấp huyện công nhận.""",
            {},
            id="an appendix of conditions",
        ),
        pytest.param(
            """Điều 1. Tặng Giấy khen của Chủ tịch UBND xã cho 1 cá nhân (danh sách kèm theo).

DANH SÁCH
1. Ông Đặng Văn Tư

Nơi nhận:
- Sở Nội vụ;
- Chủ tịch UBND xã Hòa Bình;
- Lưu: VT.""",
            {"conferred: Giấy khen của Chủ tịch UBND xã": {"Đặng Văn Tư"}},
            id="who gets a copy is no recipient",
        ),
        pytest.param(
            """Điều 1. Tặng Giấy khen của Chủ tịch UBND xã cho 1 cá nhân (danh sách kèm theo).
Điều 3. Văn phòng thi hành.

Nơi nhận:
- Sở Nội vụ;
- Huyện ủy Ba Vì;
- Lưu: VT.

DANH SÁCH
1. Ông Đặng Văn Tư""",
            {"conferred: Giấy khen của Chủ tịch UBND xã": {"Đặng Văn Tư"}},
            id="who gets a copy, before the list",
        ),
        pytest.param(
            """Điều 1. Tặng Giấy khen của Chủ tịch UBND huyện Ba Vì cho 02 tập thể (phụ lục 1) và 01 cá nhân \
(phụ lục 2) kèm theo Quyết định này.

PHỤ LỤC 1
1. Trạm Y tế xã Minh Châu
2. Trường Mầm non Phú Cường

PHỤ LỤC 2
1. Bà Chu Thị Dậu, giáo viên""",
            {
                "conferred: Giấy khen của Chủ tịch UBND huyện Ba Vì": {
                    "Trạm Y tế xã Minh Châu",
                    "Trường Mầm non Phú Cường",
                    "Chu Thị Dậu",
                }
            },
            id="two appendices of one article",
        ),
        pytest.param(
            """Điều 1. Tặng Bằng khen của Bộ trưởng Bộ Y tế cho 03 tập thể và 01 cá nhân thuộc tỉnh Quảng Bình\
 (danh sách kèm theo).

DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG

Tập thể (03)
1. Tập thể cán bộ, nhân viên Khoa Ngoại, Bệnh viện Đa khoa thị xã Ba Đồn
2. Nhân dân thôn Cao Quảng, xã Phúc Trạch
3. Cán bộ, chiến sĩ Đồn Biên phòng Ròn
Cá nhân (01)
1. BSCKI. Hồ Văn Thêm, Trạm trưởng""",
            {
                "conferred: Bằng khen của Bộ trưởng Bộ Y tế": {
                    "Khoa Ngoại",
                    "Nhân dân thôn Cao Quảng",
                    "Đồn Biên phòng Ròn",
                    "Hồ Văn Thêm",
                }
            },
            id="people of bodies, numbers in headings",
        ),
    ],
)
def test_who_receives(text: str, expected: dict[str, set[str]]) -> None:
    assert told(text) == expected
