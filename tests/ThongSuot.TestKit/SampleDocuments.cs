using ThongSuot.Documents;
using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;

namespace ThongSuot.TestKit;

/// <summary>Documents as the reader would understand them; places, bodies and people are made up.</summary>
public static class SampleDocuments
{
    /// <summary>A Party plan with every kind of thing the reader recognises.</summary>
    public static Document PartyPlan()
    {
        var b = new DocumentBuilder();
        b.Open(0, NodeKind.Header)
            .Line(1, NodeKind.Paragraph, "ĐẢNG BỘ TỈNH VÂN GIANG")
            .Line(1, NodeKind.Paragraph, "THỊ ỦY SÔNG MÂY")
            .Line(1, NodeKind.Paragraph, "Số 27-KH/ThU")
            .Line(1, NodeKind.Paragraph, "ĐẢNG CỘNG SẢN VIỆT NAM")
            .Line(1, NodeKind.Paragraph, "Sông Mây, ngày 05 tháng 3 năm 2024")
            .Line(1, NodeKind.Paragraph, "KẾ HOẠCH")
            .Line(1, NodeKind.Paragraph, "triển khai Chỉ thị số 09-CT/TW về \"đào tạo nghề\" <giai đoạn 2024 - 2030> & tầm nhìn 2045");
        b.Header = new DocumentHeader
        {
            Form = DocumentForm.Party,
            Superior = b.Seen("ĐẢNG BỘ TỈNH VÂN GIANG", "Đảng bộ tỉnh Vân Giang"),
            Issuer = b.Seen("THỊ ỦY SÔNG MÂY", "Thị ủy Sông Mây"),
            Identifier = b.Seen("27-KH/ThU"),
            Number = "27",
            Symbol = "KH/ThU",
            Place = b.Seen("Sông Mây"),
            Date = new Recognised<DateOnly>(new DateOnly(2024, 3, 5), b.Find("ngày 05 tháng 3 năm 2024"), "TEST-01"),
            Type = b.Seen("KẾ HOẠCH", "Kế hoạch"),
            Subject = b.Seen("triển khai Chỉ thị số 09-CT/TW về \"đào tạo nghề\" <giai đoạn 2024 - 2030> & tầm nhìn 2045"),
            Urgency = null,
        };
        b.Open(0, NodeKind.Preamble)
            .Line(1, NodeKind.Paragraph, "Căn cứ Nghị định số 15/2019/NĐ-CP ngày 01/02/2019 của Chính phủ về giáo dục nghề nghiệp;")
            .Cites("15/2019/NĐ-CP", r => r with { Type = "Nghị định", Date = new DateOnly(2019, 2, 1), Issuer = "Chính phủ", Relation = RelationKind.BasedOn })
            .Line(1, NodeKind.Paragraph, "Thực hiện Chỉ thị số 09-CT/TW về đào tạo nghề (sau đây gọi tắt là Chỉ thị 09), Thị ủy ban hành kế hoạch như sau:")
            .Cites("09-CT/TW", r => r with { Type = "Chỉ thị", Relation = RelationKind.Implements });
        b.Abbreviations = [new Abbreviation("Chỉ thị 09", "Chỉ thị số 09-CT/TW về đào tạo nghề", b.Find("(sau đây gọi tắt là Chỉ thị 09)"), [], false, "TEST-05")];

        b.Line(0, NodeKind.Provision, "I- MỤC TIÊU", "I", 3)
            .Line(1, NodeKind.Provision, "1. Đến năm 2030, ít nhất 45% lao động qua đào tạo.", "1", 3);
        b.Targets = [new IndicatorTarget("lao động qua đào tạo", TargetComparator.AtLeast, 45m, null, "%", 2030, "I/1", b.Find("ít nhất 45% lao động qua đào tạo"), "TEST-06")];

        b.Line(0, NodeKind.Provision, "II- NHIỆM VỤ", "II", 4)
            .Line(1, NodeKind.Provision, "1. Ban Tuyên giáo Thị ủy chủ trì, phối hợp với Văn phòng Thị ủy:", "1", 3);
        var propaganda = b.Body("Ban Tuyên giáo Thị ủy");
        var office = b.Body("Văn phòng Thị ủy");
        b.Line(2, NodeKind.Provision, "a) Mở hội nghị quán triệt cho cán bộ chủ chốt trước ngày 20/3/2024.", "a", 3)
            .Duty(d => d with { Lead = [propaganda], Cooperating = [office], Deadlines = [Before(b, "trước ngày 20/3/2024", new DateOnly(2024, 3, 20))], Deliverable = b.Seen("hội nghị quán triệt") })
            .Line(2, NodeKind.Provision, "đ) Biên soạn tài liệu trong quý II/2024.", "đ", 3)
            .Duty(d => d with { Lead = [propaganda], Deadlines = [By(b, "trong quý II/2024", new DateOnly(2024, 6, 30), DeadlineKind.Period)], Deliverable = b.Seen("tài liệu") })
            .Line(1, NodeKind.Paragraph, "Kinh phí bố trí trong dự toán hằng năm.")
            .Found("TS-DUTY-01", Severity.Warning, b.Last.Span)
            .Line(1, NodeKind.Provision, "2. Các chi bộ, đảng bộ trực thuộc Thị ủy", "2", 3);
        var cells = b.Body("Các chi bộ, đảng bộ trực thuộc Thị ủy", new GroupExpression(["chi bộ", "đảng bộ"], "Thị ủy", [], [], false));
        b.Line(2, NodeKind.Bullet, "- Xây dựng kế hoạch ở cấp mình, gửi về Thị ủy (qua Ban Tuyên giáo Thị ủy) chậm nhất ngày 25/3/2024.", mark: 2)
            .Duty(d => d with
            {
                Lead = [cells],
                Deadlines = [By(b, "chậm nhất ngày 25/3/2024", new DateOnly(2024, 3, 25))],
                Deliverable = b.Seen("kế hoạch ở cấp mình"),
                Route = new Documents.Duties.ReportRoute("Thị ủy", "Ban Tuyên giáo Thị ủy", b.Find("gửi về Thị ủy (qua Ban Tuyên giáo Thị ủy)"), "TEST-07"),
            })
            .Line(2, NodeKind.Bullet, "- Định kỳ 6 tháng báo cáo kết quả, lần đầu chậm nhất ngày 15/6/2024.", mark: 2)
            .Duty(d => d with
            {
                Lead = [cells],
                Deadlines =
                [
                    By(b, "chậm nhất ngày 15/6/2024", new DateOnly(2024, 6, 15)) with { Kind = DeadlineKind.Recurring, Every = "half-year" },
                ],
            })
            .Line(1, NodeKind.Provision, "3. Đề nghị Ủy ban Mặt trận Tổ quốc thị xã giám sát, phản biện.", "3", 3)
            .Duty(d => d with { Lead = [b.Body("Ủy ban Mặt trận Tổ quốc thị xã")], IsRequest = true, Monitoring = [office], Advising = [propaganda], Delegated = [cells] });
        b.Line(0, NodeKind.Paragraph, "Ban Tuyên giáo Thị ủy sẽ ban hành hướng dẫn riêng.");
        b.Announced = [new AnnouncedDocument("hướng dẫn", "Ban Tuyên giáo Thị ủy", null, b.Last.Span, "TEST-08")];

        b.Open(0, NodeKind.Recipients)
            .Line(1, NodeKind.Paragraph, "Nơi nhận:")
            .Line(1, NodeKind.Paragraph, "- Thường trực Tỉnh ủy (để báo cáo),");
        var superior = b.Last.Span;
        b.Line(1, NodeKind.Paragraph, "- Lưu Văn phòng Thị ủy.");
        b.Recipients =
        [
            new Recipient("Thường trực Tỉnh ủy", "để báo cáo", superior, "TEST-09"),
            new Recipient("Lưu Văn phòng Thị ủy", null, b.Last.Span, "TEST-09"),
        ];
        b.Open(0, NodeKind.Signature)
            .Line(1, NodeKind.Paragraph, "T/M BAN THƯỜNG VỤ")
            .Line(1, NodeKind.Paragraph, "PHÓ BÍ THƯ THƯỜNG TRỰC")
            .Line(1, NodeKind.Paragraph, "Lê Thị Minh Hạnh");
        b.Signatures =
        [
            new Signature([new SigningCapacity(SigningAuthority.OnBehalf, "Ban Thường vụ", b.Find("T/M BAN THƯỜNG VỤ"))], "Phó Bí thư Thường trực",
                b.Seen("Lê Thị Minh Hạnh"), b.Find("T/M BAN THƯỜNG VỤ").Union(b.Find("Lê Thị Minh Hạnh"))),
        ];

        b.Open(0, NodeKind.Annex, "PLI")
            .Line(1, NodeKind.Paragraph, "PHỤ LỤC I")
            .Line(1, NodeKind.Provision, "1. Phân công nhiệm vụ", "1", 3)
            .Table(2,
                ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
                ["1", "=Rà soát mạng lưới trường nghề", "Phòng Nội vụ", "Tháng 11/2024"],
                ["2", "Lập danh mục nghề trọng điểm", "", "Hằng năm"])
            .Duty(d => d with
            {
                Id = "PLI/1/t1/r2",
                Section = "PLI",
                Text = "=Rà soát mạng lưới trường nghề",
                Quote = b.Find("=Rà soát mạng lưới trường nghề"),
                Lead = [b.Body("Phòng Nội vụ")],
                Deadlines = [By(b, "Tháng 11/2024", new DateOnly(2024, 11, 30), DeadlineKind.Period)],
            });
        return b.Build();
    }

    /// <summary>A text in which nothing was recognised.</summary>
    public static Document Plain() => new DocumentBuilder().Line(0, NodeKind.Paragraph, "Một dòng chữ.").Build("trang.txt");

    private static Deadline Before(DocumentBuilder b, string written, DateOnly due) => By(b, written, due, DeadlineKind.Before) with { LastGoodDay = due.AddDays(-1) };

    private static Deadline By(DocumentBuilder b, string written, DateOnly due, DeadlineKind kind = DeadlineKind.By) =>
        new() { Written = written, Kind = kind, Due = due, LastGoodDay = due, Span = b.Find(written), RuleId = "TEST-10" };
}
