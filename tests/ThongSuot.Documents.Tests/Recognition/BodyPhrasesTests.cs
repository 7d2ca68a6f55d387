using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Tests.Recognition;

public class BodyPhrasesTests
{
    [Theory]
    [InlineData("Sở Nội vụ", "chủ trì xây dựng đề án")]
    [InlineData("Sở Kế hoạch và Đầu tư", "tham mưu bố trí vốn")]
    [InlineData("Sở Giáo dục và Đào tạo", "hướng dẫn các trường")]
    [InlineData("Sở Văn hóa, Thể thao và Du lịch", "tổ chức hội thi")]
    [InlineData("Ban Tuyên giáo Tỉnh ủy", "theo dõi, đôn đốc")]
    [InlineData("Ủy ban nhân dân xã Bình Lặng", "có trách nhiệm rà soát")]
    [InlineData("Trường Cao đẳng Nghề Vân Giang", "mở lớp")]
    [InlineData("Chủ tịch Ủy ban nhân dân các xã, phường", "chịu trách nhiệm")]
    [InlineData("Hội Nông dân tỉnh", "vận động hội viên")]
    [InlineData("Văn phòng Tỉnh ủy", "được giao theo dõi")]
    public void End_NameOfABody_StopsAtTheVerb(string name, string rest) => Assert.Equal(name, Name($"{name} {rest}"));

    [Theory]
    [InlineData("Các sở, ban, ngành, đoàn thể tỉnh", "tổ chức quán triệt")]
    [InlineData("các xã, phường, đặc khu", "rà soát")]
    [InlineData("Các cơ quan, tổ chức, đơn vị liên quan", "phối hợp thực hiện")]
    [InlineData("Các Sở: Tài chính, Nội vụ và Công Thương", "phối hợp thực hiện")]
    [InlineData("Sở Nội vụ, Sở Tài chính và các xã", "thực hiện")]
    [InlineData("các cấp ủy, tổ chức đảng", "lãnh đạo, chỉ đạo")]
    [InlineData("Lãnh đạo các sở, ngành", "chỉ đạo")]
    [InlineData("các xã (trừ xã Bình Lặng)", "báo cáo")]
    [InlineData("cơ quan quản lý nhà nước", "về lao động hướng dẫn")]
    [InlineData("các cơ quan báo chí", "tuyên truyền")]
    [InlineData("Tổ khảo sát", "tổng hợp kết quả")]
    [InlineData("các đơn vị có liên quan", "báo cáo")]
    [InlineData("các cơ quan ở địa phương", "phối hợp")]
    [InlineData("Đảng ủy cấp trên trực tiếp của tổ chức cơ sở đảng", "xem xét, quyết định")]
    [InlineData("Ban Chỉ huy Phòng chống thiên tai và tìm kiếm cứu nạn tỉnh", "tổ chức trực ban")]
    [InlineData("cấp ủy cùng cấp", "phân công đảng viên")]
    [InlineData("Hội đồng", "thảo luận, thống nhất")]
    [InlineData("Các cơ quan, đơn vị trên địa bàn tỉnh", "chủ động rà soát")]
    [InlineData("Các sở, ngành và đơn vị liên quan trên địa bàn thành phố", "có trách nhiệm rà soát")]
    [InlineData("đơn vị sự nghiệp công lập, doanh nghiệp nhà nước", "báo cáo")]
    [InlineData("giám đốc sở giáo dục và đào tạo", "quyết định")]
    [InlineData("Ban Xây dựng Đảng (hoặc Ban Tổ chức)", "ghi sổ")]
    [InlineData("Ban xây dựng đảng (hoặc ban tổ chức) đảng ủy cấp trên trực tiếp", "thẩm định hồ sơ")]
    [InlineData("Ban Chỉ đạo xóa nhà tạm huyện Sơn Lĩnh", "rà soát")]
    [InlineData("Ban Chỉ đạo xây dựng nông thôn mới tỉnh", "tham mưu")]
    [InlineData("Ban Quản lý dự án đầu tư xây dựng thuộc Ủy ban nhân dân tỉnh", "rà soát")]
    [InlineData("các cơ quan, địa phương liên quan", "tham gia góp ý")]
    [InlineData("các viện nghiên cứu, các trường", "báo cáo")]
    [InlineData("Bộ Ngoại giao", "chủ trì")]
    [InlineData("Thủ trưởng đơn vị thuộc, trực thuộc Sở Y tế", "triển khai")]
    [InlineData("Chỉ huy trưởng Ban Chỉ huy ứng phó sự cố tràn dầu tỉnh", "chịu trách nhiệm")]
    public void End_ListOrGroup_IsOnePhrase(string name, string rest) => Assert.Equal(name, Name($"{name} {rest}"));

    [Theory]
    [InlineData("Sở Nội vụ, tổ chức thực hiện và báo cáo", "Sở Nội vụ")]
    [InlineData("Sở Nội vụ và hướng dẫn các xã", "Sở Nội vụ")]
    [InlineData("Sở Nội vụ (để tổng hợp) trước ngày 20/3/2024", "Sở Nội vụ")]
    [InlineData("Sở Nội vụ; các xã", "Sở Nội vụ")]
    [InlineData("Sở Nội vụ. Các xã", "Sở Nội vụ")]
    [InlineData("Sở Nội vụ theo chức năng tham mưu", "Sở Nội vụ")]
    [InlineData("Sở Nội vụ danh sách cán bộ đi học", "Sở Nội vụ")]
    [InlineData("Sở Kế hoạch và Đầu tư kế hoạch vốn", "Sở Kế hoạch và Đầu tư")]
    [InlineData("Sở Y tế cung cấp số liệu", "Sở Y tế")]
    [InlineData("Ban Chỉ đạo xây dựng kế hoạch của tỉnh", "Ban Chỉ đạo")]
    [InlineData("Ban Chỉ đạo tham mưu kiện toàn tổ giúp việc tỉnh", "Ban Chỉ đạo")]
    [InlineData("Ban Chỉ đạo rà soát nhu cầu học nghề ở các xã", "Ban Chỉ đạo")]
    [InlineData("Ban Chỉ đạo vận động xã viên và Hội Nông dân tỉnh", "Ban Chỉ đạo")]
    [InlineData("Sở Nội vụ lập danh sách", "Sở Nội vụ")]
    [InlineData("Đoàn tiến hành họp", "Đoàn")]
    [InlineData("Sở Xây dựng đầu tư xây dựng trường", "Sở Xây dựng")]
    public void End_NameFollowedByMore_StopsBeforeIt(string text, string name) => Assert.Equal(name, Name(text));

    [Fact]
    public void End_AcrossSemicolons_GoesOnOnlyWhenAsked()
    {
        const string Text = "Chánh Văn phòng; Giám đốc các sở; Chủ tịch Ủy ban nhân dân các xã chịu trách nhiệm thi hành";

        Assert.Equal("Chánh Văn phòng", Name(Text));
        Assert.Equal("Chánh Văn phòng; Giám đốc các sở; Chủ tịch Ủy ban nhân dân các xã", Name(Text, across: true));
    }

    [Theory]
    [InlineData("Ban hành kế hoạch")]
    [InlineData("Bộ máy tinh gọn")]
    [InlineData("Tổ chức hội nghị quán triệt")]
    [InlineData("Báo cáo kết quả")]
    [InlineData("Bảo đảm kinh phí")]
    [InlineData("Sở hữu trí tuệ")]
    [InlineData("Hội nghị sơ kết")]
    [InlineData("Đổi mới nội dung")]
    [InlineData("Phòng ngừa vi phạm")]
    [InlineData("Tình hình thực hiện")]
    [InlineData("các nội dung sau")]
    [InlineData("xã hội hóa đào tạo")]
    [InlineData("mở lớp nghề")]
    [InlineData("Cơ sở dữ liệu dân cư")]
    [InlineData("Bảo hiểm y tế toàn dân")]
    [InlineData("Chi ủy viên dự họp")]
    [InlineData("Số thành viên của hội đồng")]
    [InlineData("Có hai đảng viên giới thiệu")]
    [InlineData("")]
    public void StartsAt_OtherWords_AreNoBody(string text) => Assert.Null(Name(text));

    [Theory]
    [InlineData("Sở Nội vụ, Sở Tài chính", "Sở Nội vụ|Sở Tài chính")]
    [InlineData("Sở Nội vụ và Sở Tài chính", "Sở Nội vụ|Sở Tài chính")]
    [InlineData("Sở Nội vụ, các xã, phường", "Sở Nội vụ|các xã, phường")]
    [InlineData("các sở, ban, ngành", "các sở, ban, ngành")]
    [InlineData("Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo")]
    [InlineData("Sở Văn hóa, Thể thao và Du lịch, Ban Dân vận", "Sở Văn hóa, Thể thao và Du lịch|Ban Dân vận")]
    public void Split_List_GivesSingleNames(string text, string names)
    {
        var words = Words(text);

        Assert.Equal(names, string.Join('|', BodyPhrases.Split(words, 0, words.Count).Select(r => words.SpanOf(r.From, r.To).Of(text))));
    }

    [Theory]
    [InlineData("gửi Sở Nội vụ trước ngày 15/12", 4, "Sở Nội vụ")]
    [InlineData("gửi Sở Nội vụ\nSở Y tế", 4, "Sở Nội vụ")]
    [InlineData("gửi Sở Nội vụ", 5, null)]
    [InlineData("gửi Sở Nội vụ", 13, null)]
    [InlineData("gửi số liệu", 4, null)]
    public void At_PlaceInTheText_GivesTheNameThatBeginsThere(string text, int place, string? name) => Assert.Equal(name, BodyPhrases.At(Words(text), place)?.Of(text));

    private static string? Name(string text, bool across = false)
    {
        var words = Words(text);
        var end = BodyPhrases.End(words, 0, across);
        return end == 0 ? null : words.SpanOf(0, end).Of(text);
    }

    private static WordList Words(string text)
    {
        var source = Texts.Source(text);
        return WordList.Of(source, Texts.All(source));
    }
}
