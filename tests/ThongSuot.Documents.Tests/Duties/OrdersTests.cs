using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Tests.Recognition;
using static ThongSuot.Documents.Tests.DutyTests.Directives;

namespace ThongSuot.Documents.Tests.DutyTests;

/// <summary>Who is asked, in the forms that orders and requests take.</summary>
public class OrdersTests
{
    [Theory]
    [InlineData("Yêu cầu Thủ trưởng các sở, ngành; Chủ tịch Ủy ban nhân dân các xã khẩn trương thực hiện.", "Thủ trưởng các sở, ngành; Chủ tịch Ủy ban nhân dân các xã")]
    [InlineData("Giao Sở Nội vụ tổng hợp; Sở Tài chính thẩm định kinh phí.", "Sở Nội vụ")]
    [InlineData("Nhận được Công văn này đề nghị Thủ trưởng các đơn vị cử người tham dự.", "Thủ trưởng các đơn vị")]
    [InlineData("Nhận được thông báo này, yêu cầu các xã lập danh sách.", "các xã")]
    [InlineData("Trên đây là Kế hoạch đào tạo nghề năm 2024. Đề nghị các đơn vị triển khai thực hiện.", "các đơn vị")]
    [InlineData("Đẩy mạnh giải quyết khó khăn: Khi người học có kiến nghị, yêu cầu các sở, ngành trả lời.", null)]
    public void Read_Order_NamesAllWhoAreAsked(string text, string? lead) => Assert.Equal(lead, Lead(text));

    [Theory]
    [InlineData("Trên đây là Kế hoạch đào tạo nghề, cấp chứng chỉ cho người học.")]
    [InlineData("Nhận được đơn của bà Hạnh ngày 05/3/2024.")]
    [InlineData("Thông tin, số liệu về lao động trong tỉnh.")]
    [InlineData("Áp phích về học nghề ở các xã.")]
    [InlineData("Làm việc 40 giờ một tuần.")]
    [InlineData("Tài khoản của giáo viên, cấp theo danh sách, được gán quyền.")]
    [InlineData("Đối với lớp không đủ người học, mở lại sau 06 tháng thì xem như lớp mới.")]
    public void Read_SentenceThatOnlyTells_DoesNotOblige(string text) => Assert.False(Read(text).Obliges);

    [Theory]
    [InlineData("Sau khi hội nghị do Sở Nội vụ tổ chức kết thúc, các xã lập danh sách.", "các xã", "DT-LEAD-04")]
    [InlineData("Khảo sát nhu cầu học nghề, do Sở Nội vụ chủ trì.", null, "")]
    [InlineData("Trường hợp vượt thẩm quyền thì các xã báo cáo huyện.", "các xã", "DT-LEAD-04")]
    [InlineData("Bệnh viện công lập cử bác sĩ dạy nghề điều dưỡng.", "Bệnh viện công lập", "DT-LEAD-01")]
    [InlineData("Mỗi giáo viên phải có giáo án.", "Mỗi giáo viên", "DT-LEAD-01")]
    [InlineData("Tất cả các xã phải mở lớp.", "Tất cả các xã", "DT-LEAD-01")]
    [InlineData("Báo cáo viên hướng dẫn người học.", "Báo cáo viên", "DT-LEAD-01")]
    [InlineData("Các ông (bà): Chánh Văn phòng; Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này.", "Chánh Văn phòng; Giám đốc Sở Nội vụ", "DT-LEAD-01")]
    [InlineData("Chánh Văn phòng và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.", "Chánh Văn phòng và các ông, bà có tên tại Điều 1", "DT-LEAD-01")]
    [InlineData("Căn cứ vào tình hình của đơn vị, lãnh đạo phối hợp với công đoàn mở lớp.", "lãnh đạo", "DT-LEAD-04")]
    [InlineData("Các thành viên Tổ công tác tiến hành khảo sát.", "Các thành viên Tổ công tác", "DT-LEAD-01")]
    [InlineData("Các cấp ủy từ Trung ương đến cơ sở lãnh đạo việc học nghề.", "Các cấp ủy từ Trung ương đến cơ sở", "DT-LEAD-01")]
    [InlineData("Trưởng đoàn thẩm định phân công nhiệm vụ.", "Trưởng đoàn thẩm định", "DT-LEAD-01")]
    [InlineData("Hội đồng thẩm định tổ chức họp.", "Hội đồng thẩm định", "DT-LEAD-01")]
    [InlineData("Hội đồng thẩm định hồ sơ.", "Hội đồng", "DT-LEAD-01")]
    [InlineData("Ban Quản lý Khu kinh tế và các KCN rà soát các dự án.", "Ban Quản lý Khu kinh tế và các KCN", "DT-LEAD-01")]
    public void Read_Actor_IsNamedInFull(string text, string? lead, string rule)
    {
        var statement = Read(text);

        Assert.Equal((lead, rule), (Of(text, statement, statement.Lead), statement.LeadRule));
    }

    [Theory]
    [InlineData("Người được giao dạy nghề có trách nhiệm lập hồ sơ lớp học.", "Người được giao dạy nghề")]
    [InlineData("Sở/phòng GDĐT có trách nhiệm phân công giáo viên.", "Sở/phòng GDĐT")]
    [InlineData("Đơn vị tư vấn; cán bộ kỹ thuật của các xã chịu trách nhiệm thi hành Quyết định này.", "Đơn vị tư vấn; cán bộ kỹ thuật của các xã")]
    [InlineData("Những lớp mở ngoài kế hoạch thì người mở lớp có trách nhiệm báo cáo.", "người mở lớp")]
    [InlineData("Nội dung hồ sơ do người lập chịu trách nhiệm kiểm tra.", null)]
    [InlineData("Bên thuê không có trách nhiệm sửa chữa.", null)]
    public void Read_WhoeverBearsAResponsibility_Leads(string text, string? lead) => Assert.Equal(lead, Lead(text));

    [Fact]
    public void Read_WorkWithSomebody_IsWhatIsToBeDone() => Assert.True(Read("Làm việc với các doanh nghiệp về nhu cầu tuyển dụng.").StartsWithVerb);

    [Theory]
    [InlineData("Thông tin, tuyên truyền về học nghề.")]
    [InlineData("Phổ cập kỹ năng số cho người học.")]
    [InlineData("Áp dụng công nghệ mới trong dạy nghề.")]
    public void Read_VerbOfWork_Obliges(string text) => Assert.True(Read(text).StartsWithVerb);

    [Fact]
    public void Read_BodyThatHasOthersDoIt_LeadsUnlessItIsTheIssuer()
    {
        const string Text = "Hiệu trưởng phân công giáo viên hướng dẫn người học.";

        Assert.Equal("Hiệu trưởng", Lead(Text));
        Assert.Equal("giáo viên", Of(Text, Read(Text, "Hiệu trưởng"), Read(Text, "Hiệu trưởng").Lead));
    }

    [Theory]
    [InlineData("Phối hợp với các sở, ngành; cơ quan báo chí tuyên truyền về học nghề.", "các sở, ngành; cơ quan báo chí")]
    [InlineData("Mở lớp, phối hợp với Sở Nội vụ; các xã lập danh sách.", "Sở Nội vụ")]
    [InlineData("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính; các xã lập danh sách.", "Sở Tài chính; các xã")]
    [InlineData("Chủ trì, phối hợp với các cơ quan thông tấn, báo chí đẩy mạnh tuyên truyền.", "các cơ quan thông tấn, báo chí")]
    [InlineData("Phối hợp, hỗ trợ Sở Nội vụ đàm phán.", "Sở Nội vụ")]
    [InlineData("Kết hợp Bảo hiểm xã hội tỉnh xây dựng kế hoạch.", "Bảo hiểm xã hội tỉnh")]
    [InlineData("Kết hợp học lý thuyết và thực hành.", "")]
    [InlineData("Phối hợp chặt chẽ với nhà đầu tư giải quyết việc làm.", "nhà đầu tư")]
    public void Cooperating_Bodies_AreGivenAsListed(string text, string bodies)
    {
        var statement = Read(text);

        Assert.Equal(bodies, string.Join(" | ", statement.Cooperating().Select(range => Of(text, statement, range))));
    }

    [Theory]
    [InlineData("Thực hiện theo Công văn số 12/UBND-VX. Giao cho Giám đốc Sở Nội vụ tổng hợp nhu cầu.", "Giám đốc Sở Nội vụ")]
    [InlineData("Giải quyết kiến nghị của người học, yêu cầu các sở, ngành trả lời.", "các sở, ngành")]
    [InlineData("Thực hiện theo yêu cầu của Sở Nội vụ.", null)]
    public void NamedLater_BodyThatIsGivenTheTask_IsGiven(string text, string? body)
    {
        var statement = Read(text);

        Assert.Equal(body, Of(text, statement, statement.NamedLater()));
    }

    [Fact]
    public void Read_ClosingRequestBelowABlockedHeading_IsADuty() => Assert.Equal(
        ["I/1 Sở Nội vụ", "II các đơn vị"],
        Told("I. NHIỆM VỤ\n1. Giao Sở Nội vụ mở lớp nghề.\nII. KINH PHÍ\nKinh phí do ngân sách tỉnh cấp.\n\nĐề nghị các đơn vị triển khai thực hiện Kế hoạch này."));

    [Fact]
    public void Read_RequestInTheMiddleOfABlockedSection_IsNone() => Assert.Equal(
        ["II/1 Sở Nội vụ"],
        Told("I. TÌNH HÌNH\nĐề nghị các đơn vị xem số liệu kèm theo.\n\nII. NHIỆM VỤ\n1. Giao Sở Nội vụ mở lớp nghề."));

    [Fact]
    public void Read_BulletsAfterAClosedItem_AreDutiesOfTheirOwn() => Assert.Equal(
        ["I/1", "I/1", "I/1", "I/2"],
        Told("""
            I. NHIỆM VỤ
            1. Đẩy mạnh dạy nghề ở các xã. Tập trung kiện toàn các trung tâm dạy nghề.
            - Rà soát danh mục nghề.
            - Xây dựng cơ sở dữ liệu về người học.
            2. Đổi mới chương trình dạy nghề. Khẩn trương thí điểm ở ba trường.
            Chương trình mới phải theo hướng:
            - Xây dựng theo mô-đun.
            - Lựa chọn nghề phù hợp với từng xã.
            """));

    [Fact]
    public void Read_ReportsAskedForAfterTheLastItem_AreDuties() => Assert.Equal(
        ["I/1 Sở Nội vụ", "I/1 @ 2024-06-26", "I/1 @ 2024-07-03"],
        Told("""
            I. NHIỆM VỤ
            1. Giao Sở Nội vụ mở lớp nghề ở các xã.
            Chế độ báo cáo:
            - Báo cáo việc chuẩn bị, gửi trước ngày 26/6/2024.
            - Báo cáo kết quả mở lớp, gửi trước ngày 03/7/2024.
            """));

    [Fact]
    public void Read_BulletThatIsABlockedHeading_AsksNothing() => Assert.Equal(
        ["1 Thủ trưởng các đơn vị"],
        Told("""
            1. Về hội thi
            - Thành phần tham dự
            + Đại diện các đơn vị gồm: Thủ trưởng, Chủ tịch công đoàn phụ trách thi đua.
            - Đề nghị Thủ trưởng các đơn vị cử người tham dự.
            """, "THÔNG BÁO"));

    [Fact]
    public void Read_TitlesOfDocumentsIssued_AreNoDuties() => Assert.Equal(
        ["2 Các xã"],
        Told("""
            Điều 1. Ban hành kèm theo Quyết định này các hướng dẫn bao gồm:
            1. Hướng dẫn mở lớp nghề.
            2. Hướng dẫn đánh giá người học.
            Điều 2. Các xã chịu trách nhiệm thi hành Quyết định này.
            """, "QUYẾT ĐỊNH"));

    private static string? Lead(string text) => Of(text, Read(text), Read(text).Lead);

    private static Statement Read(string text, string? issuer = null) =>
        Statement.Read(Texts.Source(text), new TextSpan(0, text.Length), (words, body) => issuer is not null && words.SpanOf(body.From, body.To).Of(text) == issuer);

    private static string? Of(string text, Statement statement, WordRange? range) =>
        range is { } r ? statement.Words.SpanOf(r.From, r.To).Of(text) : null;
}
