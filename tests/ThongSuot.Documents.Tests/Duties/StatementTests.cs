using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Tests.Recognition;

namespace ThongSuot.Documents.Tests.DutyTests;

public class StatementTests
{
    [Theory]
    [InlineData("Sở Nội vụ chủ trì xây dựng đề án.", "Sở Nội vụ", "DT-LEAD-01")]
    [InlineData("Các sở, ngành có trách nhiệm báo cáo.", "Các sở, ngành", "DT-LEAD-01")]
    [InlineData("Sở Tài chính chịu trách nhiệm bố trí kinh phí.", "Sở Tài chính", "DT-LEAD-01")]
    [InlineData("Các xã, phường căn cứ Kế hoạch này xây dựng kế hoạch của mình.", "Các xã, phường", "DT-LEAD-01")]
    [InlineData("Sở Nội vụ là cơ quan đầu mối theo dõi.", "Sở Nội vụ", "DT-LEAD-01")]
    [InlineData("VNPT Vân Giang chủ động lắp đặt đường truyền.", "VNPT Vân Giang", "DT-LEAD-01")]
    [InlineData("Giao Sở Nội vụ chủ trì tổng hợp.", "Sở Nội vụ", "DT-LEAD-02")]
    [InlineData("Yêu cầu các sở, ngành triển khai thực hiện.", "các sở, ngành", "DT-LEAD-02")]
    [InlineData("Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh giám sát việc thực hiện.", "Ủy ban Mặt trận Tổ quốc tỉnh", "DT-LEAD-02")]
    [InlineData("Công an tỉnh: Chỉ đạo công an các xã kiểm tra.", "Công an tỉnh", "DT-LEAD-03")]
    [InlineData("Trước ngày 20/6/2024, Sở Nội vụ trình đề án.", "Sở Nội vụ", "DT-LEAD-04")]
    [InlineData("Trên cơ sở kết quả khảo sát, các xã lập danh sách.", "các xã", "DT-LEAD-04")]
    public void Read_Statement_NamesWhoMustDoIt(string text, string lead, string rule)
    {
        var statement = Read(text);

        Assert.Equal((lead, rule, true), (Of(text, statement, statement.Lead), statement.LeadRule, statement.Obliges));
    }

    [Theory]
    [InlineData("Rà soát mạng lưới cơ sở dạy nghề.")]
    [InlineData("Tổ chức hội nghị quán triệt Chỉ thị.")]
    [InlineData("Tổ chức đăng ký học nghề cho thanh niên.")]
    [InlineData("Tiếp tục đổi mới chương trình.")]
    [InlineData("Tháng 6/2024: Tổ chức hội thi tay nghề.")]
    [InlineData("Hằng năm, tiến hành khảo sát nhu cầu.")]
    public void Read_StatementThatOpensWithAVerb_ObligesWithoutALead(string text)
    {
        var statement = Read(text);

        Assert.Null(statement.Lead);
        Assert.True(statement.StartsWithVerb);
    }

    [Theory]
    [InlineData("Sở Nội vụ đã tổ chức nhiều hội nghị.")]
    [InlineData("Các xã được hỗ trợ kinh phí mở lớp.")]
    [InlineData("Công tác đào tạo nghề có ý nghĩa quan trọng.")]
    [InlineData("Thông tin chi tiết xin liên hệ văn phòng.")]
    [InlineData("Báo cáo này gồm ba phần.")]
    [InlineData("Tổ chức đảng là hạt nhân chính trị.")]
    [InlineData("Chất lượng đào tạo từng bước được nâng cao.")]
    [InlineData("")]
    public void Read_StatementOfFact_DoesNotOblige(string text) => Assert.False(Read(text).Obliges);

    [Theory]
    [InlineData("Sở Nội vụ", true)]
    [InlineData("Các sở, ban, ngành và địa phương", true)]
    [InlineData("Sở Nội vụ chủ trì", false)]
    [InlineData("Về đào tạo nghề", false)]
    public void IsBodyOnly_WholeTextIsANameOrNot(string text, bool only) => Assert.Equal(only, Read(text).IsBodyOnly);

    [Theory]
    [InlineData("Đề nghị Hội Nông dân tỉnh tuyên truyền.", true, true)]
    [InlineData("Giao Sở Nội vụ theo dõi.", true, false)]
    [InlineData("Phân công Sở Nội vụ theo dõi.", true, false)]
    [InlineData("Sở Nội vụ theo dõi.", false, false)]
    [InlineData("Đề nghị được xem xét.", false, false)]
    public void IsRequest_OnlyWhatIsAsked(string text, bool order, bool request) => Assert.Equal((order, request), (Read(text).IsOrder, Read(text).IsRequest));

    [Fact]
    public void Read_IssuerThatOrders_IsNotTheLead()
    {
        const string Text = "Ủy ban nhân dân tỉnh yêu cầu các sở, ngành thực hiện.";

        var statement = Read(Text, issuer: "Ủy ban nhân dân tỉnh");

        Assert.Equal("các sở, ngành", Of(Text, statement, statement.Lead));
    }

    [Theory]
    [InlineData("Ủy ban nhân dân tỉnh chủ trì tổ chức hội thi tay nghề.", true)]
    [InlineData("Ủy ban nhân dân tỉnh ban hành Kế hoạch này.", false)]
    public void Read_IssuerThatActs_LeadsOnlyWhereItSaysSo(string text, bool leads) => Assert.Equal(leads, Read(text, issuer: "Ủy ban nhân dân tỉnh").Lead is not null);

    [Fact]
    public void Read_BodyBeforeAColon_IsNotPartOfTheObligation()
    {
        const string Text = "Công an tỉnh: Chỉ đạo công an các xã kiểm tra.";

        var statement = Read(Text);

        Assert.StartsWith("Chỉ đạo", Text[statement.Words[statement.From].Start..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, các xã, phường lập đề án.", "Sở Tài chính, các xã, phường")]
    [InlineData("Sở Nội vụ phối hợp chặt chẽ với Sở Tài chính lập đề án.", "Sở Tài chính")]
    [InlineData("Chủ trì phối hợp Sở Tài chính và các đơn vị liên quan lập đề án.", "Sở Tài chính và các đơn vị liên quan")]
    [InlineData("Sở Nội vụ phối hợp với chuyên gia của ngành lập đề án.", "chuyên gia của ngành")]
    [InlineData("Sở Nội vụ cùng với Sở Tài chính lập đề án.", "Sở Tài chính")]
    public void Cooperating_BodiesAfterPhoiHop_AreGiven(string text, string bodies)
    {
        var statement = Read(text);

        Assert.Equal([bodies], statement.Cooperating().Select(r => Of(text, statement, r)!));
    }

    [Theory]
    [InlineData("Sở Nội vụ tăng cường sự phối hợp với các xã.")]
    [InlineData("Sở Nội vụ xây dựng cơ chế phối hợp với các xã.")]
    [InlineData("Sở Nội vụ lập đề án.")]
    public void Cooperating_PhoiHopAsANoun_NamesNobody(string text) => Assert.Empty(Read(text).Cooperating());

    [Theory]
    [InlineData("Sở Nội vụ tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch.", "Ủy ban nhân dân tỉnh")]
    [InlineData("Ban Tuyên giáo tham mưu cho Ban Thường vụ Tỉnh ủy chỉ đạo.", "Ban Thường vụ Tỉnh ủy")]
    public void Advising_BodyAfterThamMuu_IsGiven(string text, string body)
    {
        var statement = Read(text);

        Assert.Equal([body], statement.Advising().Select(r => Of(text, statement, r)!));
    }

    [Fact]
    public void Advising_ThamMuuWithoutABody_NamesNobody() => Assert.Empty(Read("Sở Nội vụ tham mưu ban hành kế hoạch.").Advising());

    [Theory]
    [InlineData("Giao Đảng ủy các cơ quan tỉnh lãnh đạo, chỉ đạo Sở Nội vụ xây dựng đề án.", "Sở Nội vụ")]
    [InlineData("Ban Thường vụ Huyện ủy chỉ đạo Ủy ban nhân dân xã rà soát.", "Ủy ban nhân dân xã")]
    public void Delegated_BodyThatActsUnderTheLead_IsGiven(string text, string body)
    {
        var statement = Read(text);

        Assert.Equal(body, Of(text, statement, statement.Delegated()));
    }

    [Fact]
    public void Delegated_NoBodyOrNoVerbAfterIt_IsNobody()
    {
        Assert.Null(Read("Sở Nội vụ chỉ đạo việc khảo sát.").Delegated());
        Assert.Null(Read("Sở Nội vụ chủ trì xây dựng đề án.").Delegated());
    }

    [Theory]
    [InlineData("Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện.", true)]
    [InlineData("Văn phòng Tỉnh ủy đôn đốc, kiểm tra việc thực hiện.", true)]
    [InlineData("Văn phòng Tỉnh ủy theo dõi thời tiết.", false)]
    public void Monitors_TheoDoiDonDoc_IsTold(string text, bool monitors) => Assert.Equal(monitors, Read(text).Monitors());

    [Theory]
    [InlineData("Xây dựng đề án; Sở Nội vụ chủ trì, phối hợp với các xã.", "Sở Nội vụ")]
    [InlineData("Xây dựng đề án, giao Sở Nội vụ thực hiện.", "Sở Nội vụ")]
    [InlineData("Xây dựng đề án trình Sở Nội vụ.", null)]
    public void NamedLater_BodyThatLeadsInALaterClause_IsGiven(string text, string? body)
    {
        var statement = Read(text);

        Assert.Equal(body, Of(text, statement, statement.NamedLater()));
    }

    private static Statement Read(string text, string? issuer = null)
    {
        var source = Texts.Source(text);
        return Statement.Read(source, Texts.All(source), (words, range) => words.SpanOf(range.From, range.To).Of(text) == issuer);
    }

    private static string? Of(string text, Statement statement, WordRange? range) => range is { } r ? statement.Words.SpanOf(r.From, r.To).Of(text) : null;
}
