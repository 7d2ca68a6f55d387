using CsCheck;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Tests.Recognition;

public class GroupsTests
{
    [Theory]
    [InlineData("các sở, ban, ngành", "sở|ban|ngành", null, "", "", false)]
    [InlineData("Các sở, ban, ngành, đoàn thể tỉnh", "sở|ban|ngành|đoàn thể", "tỉnh", "", "", false)]
    [InlineData("Thủ trưởng các sở, ban, ngành, đoàn thể tỉnh", "sở|ban|ngành|đoàn thể", "tỉnh", "", "", false)]
    [InlineData("các TCCS đảng trực thuộc Thị ủy", "TCCS đảng", "Thị ủy", "", "", false)]
    [InlineData("quận ủy, huyện ủy, thị ủy, đảng ủy trực thuộc Thành ủy", "quận ủy|huyện ủy|thị ủy|đảng ủy", "Thành ủy", "", "", false)]
    [InlineData("UBND các huyện, thị xã, thành phố", "UBND huyện|UBND thị xã|UBND thành phố", null, "", "", false)]
    [InlineData("Chủ tịch Ủy ban nhân dân các huyện, thị xã", "Ủy ban nhân dân huyện|Ủy ban nhân dân thị xã", null, "", "", false)]
    [InlineData("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", "Ủy ban nhân dân tỉnh|Ủy ban nhân dân thành phố", "Trung ương", "", "", false)]
    [InlineData("các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ", "Bộ|cơ quan ngang Bộ|cơ quan thuộc Chính phủ", null, "", "", false)]
    [InlineData("Thủ trưởng cơ quan ngang Bộ", "cơ quan ngang Bộ", null, "", "", false)]
    [InlineData("các cơ quan, đơn vị liên quan", "cơ quan|đơn vị", null, "", "", true)]
    [InlineData("cơ quan, tổ chức có liên quan", "cơ quan|tổ chức", null, "", "", true)]
    [InlineData("các Bộ, ngành liên quan khác", "Bộ|ngành", null, "", "", true)]
    [InlineData("Các xã, phường, thị trấn (trừ xã Hòa An, phường Tân Lập)", "xã|phường|thị trấn", null, "", "xã Hòa An|phường Tân Lập", false)]
    [InlineData("các cấp ủy đảng", "cấp ủy đảng", null, "", "", false)]
    [InlineData("các chi bộ trực thuộc", "chi bộ", null, "", "", false)]
    [InlineData("Ủy ban nhân dân các cấp", "Ủy ban nhân dân", null, "các cấp", "", false)]
    [InlineData("Ủy ban nhân dân cấp xã", "Ủy ban nhân dân", null, "cấp xã", "", false)]
    [InlineData("Uỷ ban nhân dân cấp tỉnh, cấp xã", "Uỷ ban nhân dân", null, "cấp tỉnh|cấp xã", "", false)]
    [InlineData("các sở, ban, ngành cấp tỉnh có liên quan", "sở|ban|ngành", null, "cấp tỉnh", "", true)]
    [InlineData("Các bộ ở Trung ương", "bộ", "Trung ương", "", "", false)]
    [InlineData("cơ sở khám bệnh, chữa bệnh có liên quan", "cơ sở khám bệnh, chữa bệnh", null, "", "", true)]
    [InlineData("các cơ quan giúp việc của Tỉnh ủy", "cơ quan giúp việc", "Tỉnh ủy", "", "", false)]
    [InlineData("Sở, ban, ngành, Ủy ban nhân dân huyện, thị xã", "Sở|ban|ngành|Ủy ban nhân dân huyện|Ủy ban nhân dân thị xã", null, "", "", false)]
    [InlineData("Đảng ủy các xã, phường", "Đảng ủy xã|Đảng ủy phường", null, "", "", false)]
    [InlineData("các hội quần chúng", "hội quần chúng", null, "", "", false)]
    public void Parse_SetOfBodies_GivesItsStructure(string name, string kinds, string? parent, string levels, string exceptions, bool related)
    {
        var group = Groups.Parse(name);
        Assert.NotNull(group);
        Assert.Equal((kinds, parent, levels, exceptions, related), (string.Join('|', group.Kinds), group.Parent, string.Join('|', group.Levels), string.Join('|', group.Exceptions), group.Related));
    }

    [Theory]
    [InlineData("Sở Tài chính")]
    [InlineData("Bộ Văn hóa, Thể thao và Du lịch")]
    [InlineData("Ủy ban nhân dân tỉnh")]
    [InlineData("UBND tỉnh Hòa An")]
    [InlineData("Ban Tuyên giáo và Dân vận Tỉnh ủy")]
    [InlineData("Chủ tịch UBND tỉnh")]
    [InlineData("Trưởng Ban Tổ chức")]
    [InlineData("Ban Thường vụ Huyện ủy")]
    [InlineData("Trường Cao đẳng nghề Hòa An")]
    [InlineData("Công an tỉnh")]
    [InlineData("các Sở: Tài chính, Kế hoạch và Đầu tư")]
    [InlineData("")]
    [InlineData(",;()")]
    public void Parse_OneBody_GivesNothing(string name) => Assert.Null(Groups.Parse(name));

    [Fact]
    public void Parse_AnyText_NeverThrows() => Gen.OneOf(Gen.String, Vietnamese.VietnameseDateTests.OneOf("các", "sở", "ban", ",", "và", "UBND", "huyện", "trực thuộc", "(trừ", ")", "liên quan", "có", "cấp xã", "của", "Thủ trưởng", "khác", "cơ sở khám bệnh, chữa bệnh", ";", "tỉnh").Array[0, 14].Select(p => string.Join(' ', p)))
        .Sample(text => Groups.Parse(text) is not { } group || group.Kinds.Count + group.Levels.Count > 0, iter: 3000);
}
