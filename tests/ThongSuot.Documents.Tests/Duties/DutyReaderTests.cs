using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Findings;
using ThongSuot.TestKit;
using static ThongSuot.Documents.Tests.DutyTests.Directives;

namespace ThongSuot.Documents.Tests.DutyTests;

public class DutyReaderTests
{
    [Fact]
    public void Read_BodyInTheHeading_IsInherited() => Assert.Equal(
        ["I/1/a Sở Nội vụ", "I/1/b Sở Nội vụ + Sở Tài chính", "I/2 Ủy ban nhân dân các xã, phường", "I/3/a Sở Công Thương"],
        Told("""
            I. NHIỆM VỤ
            1. Sở Nội vụ
            a) Rà soát nhu cầu đào tạo nghề của cán bộ, công chức.
            b) Phối hợp với Sở Tài chính lập dự toán kinh phí.
            2. Ủy ban nhân dân các xã, phường:
            - Tuyên truyền chính sách học nghề đến người dân.
            3. Trách nhiệm của Sở Công Thương
            a) Khảo sát nhu cầu tuyển dụng của doanh nghiệp.
            """));

    [Fact]
    public void Read_LeadInSentence_HandsItsBodyDownAndIsNoDuty() => Assert.Equal(
        ["II/1/a Sở Nội vụ", "II/1/b Sở Nội vụ @ 2024-06-30"],
        Told("""
            II. TỔ CHỨC THỰC HIỆN
            1. Giao Sở Nội vụ thực hiện các nhiệm vụ sau:
            a) Xây dựng đề án đào tạo nghề.
            b) Mở lớp bồi dưỡng giáo viên, hoàn thành trong tháng 6/2024.
            """));

    [Fact]
    public void Read_BodyOfOneHeading_DoesNotReachTheNext() => Assert.Equal(
        ["I/1/a Sở Nội vụ", "I/2"],
        Told("""
            I. NHIỆM VỤ
            1. Sở Nội vụ
            a) Rà soát nhu cầu đào tạo nghề.
            2. Đẩy mạnh tuyên truyền về học nghề trong thanh niên.
            """));

    [Fact]
    public void Read_BodyBeforeAColon_LeadsAndTheQuotationBeginsAfterIt()
    {
        var duty = Assert.Single(Read("I. NHIỆM VỤ\n1. Công an tỉnh: Chỉ đạo công an các xã kiểm tra an toàn ở các xưởng thực hành.").Duties);

        Assert.Equal("Công an tỉnh", Names(duty.Lead));
        Assert.StartsWith("Chỉ đạo công an các xã", duty.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Orders_NameWhoIsOrderedOrAsked()
    {
        var duties = Read("""
            I. TỔ CHỨC THỰC HIỆN
            1. Giao Sở Nội vụ chủ trì tổng hợp kết quả.
            2. Yêu cầu các sở, ban, ngành báo cáo trước ngày 20/6/2024.
            3. Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh giám sát việc thực hiện.
            """).Duties;

        Assert.Equal(["I/1 Sở Nội vụ", "I/2 các sở, ban, ngành @ 2024-06-20", "I/3 Ủy ban Mặt trận Tổ quốc tỉnh"], duties.Select(Told));
        Assert.Equal([false, false, true], duties.Select(d => d.IsRequest));
        Assert.All(duties, d => Assert.Equal("DT-02", d.RuleId));
    }

    [Fact]
    public void Read_IssuerAsSubject_IsNotTheLead() => Assert.Equal(
        ["I/1 các sở, ban, ngành"],
        Told("I. TỔ CHỨC THỰC HIỆN\n1. Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành nghiêm túc triển khai thực hiện."));

    [Fact]
    public void Read_CircumstanceBeforeTheSubject_IsPassedOver() => Assert.Equal(
        ["I/1 Sở Nội vụ @ 2024-06-20", "I/2 các xã, phường"],
        Told("""
            I. NHIỆM VỤ
            1. Trước ngày 20/6/2024, Sở Nội vụ trình đề án.
            2. Căn cứ Kế hoạch này, các xã, phường xây dựng kế hoạch của cấp mình.
            """));

    [Fact]
    public void Read_Roles_AreToldApart()
    {
        var duties = Read("""
            I. NHIỆM VỤ
            1. Đảng ủy các cơ quan tỉnh lãnh đạo, chỉ đạo Sở Nội vụ xây dựng đề án.
            2. Sở Nội vụ tham mưu Ủy ban nhân dân tỉnh ban hành chính sách.
            3. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện Kế hoạch.
            4. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ và các cơ quan liên quan bố trí kinh phí.
            """).Duties;

        Assert.Equal(["Sở Nội vụ"], duties[0].Delegated.Select(a => a.Name));
        Assert.Equal(["Ủy ban nhân dân tỉnh"], duties[1].Advising.Select(a => a.Name));
        Assert.Equal(["Văn phòng Ủy ban nhân dân tỉnh"], duties[2].Monitoring.Select(a => a.Name));
        Assert.Equal(["Sở Nội vụ", "các cơ quan liên quan"], duties[3].Cooperating.Select(a => a.Name));
        Assert.NotNull(duties[3].Cooperating[1].Group);
        Assert.Null(duties[3].Cooperating[0].Group);
        Assert.All(duties.Skip(1).Select(d => d.Delegated), Assert.Empty);
    }

    [Fact]
    public void Read_LeadNamedAgainAsCooperating_IsNamedOnce() => Assert.Equal(
        ["I/1/a Sở Nội vụ + Sở Tài chính"],
        Told("I. NHIỆM VỤ\n1. Sở Nội vụ\na) Phối hợp với Sở Nội vụ, Sở Tài chính lập dự toán."));

    [Fact]
    public void Read_AttributeLines_BelongToTheirItem()
    {
        var duty = Assert.Single(Read("""
            I. NỘI DUNG
            1. Hội nghị quán triệt Chỉ thị cho cán bộ chủ chốt
            - Thời gian: Trước ngày 30/4/2024.
            - Địa điểm: Hội trường tỉnh.
            - Đơn vị chủ trì: Sở Nội vụ.
            - Cơ quan phối hợp: Văn phòng Ủy ban nhân dân tỉnh.
            - Sản phẩm: Báo cáo kết quả hội nghị.
            """).Duties);

        Assert.Equal("I/1 Sở Nội vụ + Văn phòng Ủy ban nhân dân tỉnh @ 2024-04-30", Told(duty));
        Assert.Equal("Báo cáo kết quả hội nghị", duty.Deliverable?.Value);
        Assert.Equal("DT-04", duty.RuleId);
    }

    [Fact]
    public void Read_TimeAmongSiblings_DatesThemAll() => Assert.Equal(
        ["I/1 @ 2024-04-30", "I/1 @ 2024-04-30", "I/2"],
        Told("""
            I. NHIỆM VỤ
            1. Tuyên truyền
            - Mở chuyên mục trên cổng thông tin điện tử;
            - Biên soạn tài liệu hỏi đáp về học nghề;
            - Thời gian thực hiện: Trước ngày 30/4/2024.
            2. Rà soát mạng lưới cơ sở dạy nghề.
            """));

    [Fact]
    public void Read_Details_StayWithTheirParent()
    {
        var duty = Assert.Single(Read("""
            I. NHIỆM VỤ
            1. Sở Nội vụ chủ trì tổ chức hội thi tay nghề cấp tỉnh, hoàn thành trước ngày 30/11/2024.
            - Mỗi đội dự thi gồm ba thí sinh.
            - Ban giám khảo gồm năm người.
            """).Duties);

        Assert.Equal("I/1 Sở Nội vụ @ 2024-11-30", Told(duty));
    }

    [Fact]
    public void Read_ParagraphWithItsOwnBody_IsADutyOfItsOwn() => Assert.Equal(
        ["I/1 Sở Nội vụ", "I/1 Sở Tài chính"],
        Told("""
            I. NHIỆM VỤ
            1. Sở Nội vụ chủ trì rà soát mạng lưới cơ sở dạy nghề.
            Sở Tài chính bố trí kinh phí thực hiện.
            """));

    [Fact]
    public void Read_ClosingRequest_IsADutyUnderTheLastLabel() => Assert.Equal(
        ["I/1 Sở Nội vụ", "I/1 các sở, ban, ngành"],
        Told("""
            I. TỔ CHỨC THỰC HIỆN
            1. Sở Nội vụ chủ trì tổng hợp kết quả.
            Yêu cầu các sở, ban, ngành triển khai thực hiện nghiêm túc Kế hoạch này.
            """));

    [Fact]
    public void Read_DecisionThatDoesItItself_LeavesOnlyTheExecution() => Assert.Equal(
        ["3 Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các sở"],
        Told("""
            Điều 1. Phê duyệt Đề án đào tạo nghề năm 2024.
            Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
            Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.
            """, "QUYẾT ĐỊNH").Select(s => s.Replace(", ", "; ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ về học nghề.\n2. Các sở, ngành xác định rõ trách nhiệm.")]
    [InlineData("I. TÌNH HÌNH\n1. Tổ chức nhiều lớp nghề ở các xã.")]
    [InlineData("I. KINH PHÍ\n1. Sử dụng nguồn ngân sách tỉnh.")]
    [InlineData("I. CHỈ TIÊU\n1. Đào tạo nghề cho 5.000 người.")]
    public void Read_SectionWithoutDuties_GivesNoneAndNoFinding(string body)
    {
        var document = Read(body);

        Assert.Empty(document.Duties);
        Assert.DoesNotContain(document.Findings, f => f.Code == "TS-DUTY-01");
    }

    [Fact]
    public void Read_ObligingSectionAfterABlockedOne_Counts() => Assert.Equal(
        ["II/1"],
        Told("I. MỤC TIÊU\n1. Nâng cao nhận thức về học nghề.\nII. NHIỆM VỤ\n1. Rà soát mạng lưới cơ sở dạy nghề."));

    [Fact]
    public void Read_Report_AsksOnlyWhatItRequests()
    {
        var duty = Assert.Single(Read("""
            I. KẾT QUẢ THỰC HIỆN
            1. Sở Nội vụ chủ trì mở 12 lớp nghề.
            II. PHƯƠNG HƯỚNG
            1. Rà soát mạng lưới.
            III. KIẾN NGHỊ
            1. Đề nghị Bộ Nội vụ hướng dẫn chế độ đối với giáo viên.
            2. Tăng thêm kinh phí.
            """, "BÁO CÁO").Duties, d => d.Section.StartsWith("III", StringComparison.Ordinal));

        Assert.Equal("III/1 Bộ Nội vụ", Told(duty));
        Assert.True(duty.IsRequest);
    }

    [Fact]
    public void Read_ReportOfResults_AsksNothing() => Assert.Empty(Told("I. KẾT QUẢ THỰC HIỆN\n1. Sở Nội vụ chủ trì mở 12 lớp nghề.\n2. Hoàn thành khảo sát.", "BÁO CÁO"));

    [Fact]
    public void Read_AnnexThatIsAForm_AsksNothing() => Assert.Equal(
        ["I/1 Sở Nội vụ"],
        DocumentReader.ReadText("""
            SỞ NỘI VỤ
            Số: 1/KH-SNV
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Vân Giang, ngày 01 tháng 02 năm 2024
            KẾ HOẠCH
            Khảo sát nhu cầu học nghề
            I. NHIỆM VỤ
            1. Sở Nội vụ chủ trì khảo sát.
            GIÁM ĐỐC
            Lê Văn An
            PHỤ LỤC
            MẪU PHIẾU KHẢO SÁT
            (Kèm theo Kế hoạch số 1/KH-SNV ngày 01/02/2024 của Sở Nội vụ)
            1. Ghi đầy đủ họ tên, ngày sinh
            2. Nộp phiếu cho xã
            """, cancel: TestContext.Current.CancellationToken).Duties.Select(Told));

    [Fact]
    public void Read_SentenceThatIsNotUnderstood_IsListed()
    {
        var document = Read("""
            I. NHIỆM VỤ
            1. Công tác đào tạo nghề có ý nghĩa quan trọng đối với tỉnh.
            2. Sở Nội vụ chủ trì rà soát mạng lưới.
            """);

        var finding = Assert.Single(document.Findings, f => f.Code == "TS-DUTY-01");
        Assert.Equal((Severity.Warning, "Công tác đào tạo nghề có ý nghĩa quan trọng đối với tỉnh."), (finding.Severity, finding.Span.Of(document.Text)));
    }

    [Fact]
    public void Read_TableOfLines_GivesADutyARow() => Assert.Equal(
        ["I Sở Nội vụ + các xã, phường @ 2024-06-30", "I Hội Nông dân tỉnh + Đoàn Thanh niên tỉnh @ 2024-11-30"],
        Told("""
            I. NHIỆM VỤ
            STT
            Nhiệm vụ
            Cơ quan chủ trì
            Cơ quan phối hợp
            Thời gian hoàn thành
            1
            Xây dựng kế hoạch đào tạo nghề
            Sở Nội vụ
            Các xã, phường
            Quý II/2024
            2
            Khảo sát nhu cầu học nghề
            Hội Nông dân tỉnh
            Đoàn Thanh niên tỉnh
            Tháng 11/2024
            """).Select(t => t.Replace("Các xã", "các xã", StringComparison.Ordinal)));

    [Theory]
    [InlineData("I. NHIỆM VỤ\n1. Sở Nội vụ\na) Rà soát.\nb) Phối hợp với Sở Tài chính lập dự toán.\n- Chi tiết.\nYêu cầu các xã thực hiện.")]
    [InlineData("1. Giao Sở Nội vụ:\n- Mở lớp.\n- Thời gian: Quý II/2024.\n2. Các xã: Báo cáo.")]
    public void Read_Duties_QuoteWhatTheySay(string body)
    {
        var document = Read(body);

        Assert.NotEmpty(document.Duties);
        Assert.Equal("", string.Join('\n', Promises.BrokenBy(document)));
        Assert.All(document.Duties, d => Assert.Equal(d.Text, d.Quote.Of(document.Text)));
        Assert.Equal(document.Duties.OrderBy(d => d.Quote.Start).Select(d => d.Id), document.Duties.Select(d => d.Id));
    }

    [Fact]
    public void Read_SameText_GivesTheSameDuties()
    {
        const string Body = "I. NHIỆM VỤ\n1. Sở Nội vụ chủ trì rà soát.\n2. Các xã báo cáo trước ngày 20/6/2024.";

        Assert.Equal(Told(Body), Told(Body));
    }
}
