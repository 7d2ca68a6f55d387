using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Tests.DutyTests;

public class ZonesTests
{
    [Theory]
    [InlineData("MỤC ĐÍCH, YÊU CẦU", nameof(Zone.Blocked))]
    [InlineData("Quan điểm chỉ đạo", nameof(Zone.Blocked))]
    [InlineData("Yêu cầu", nameof(Zone.Blocked))]
    [InlineData("Kinh phí thực hiện", nameof(Zone.Blocked))]
    [InlineData("NHIỆM VỤ, GIẢI PHÁP", nameof(Zone.Obliging))]
    [InlineData("TỔ CHỨC THỰC HIỆN:", nameof(Zone.Obliging))]
    [InlineData("Kiến nghị, đề xuất", nameof(Zone.Introduction))]
    public void OfHeading_KnownHeading_OpensItsZone(string heading, string zone) => Assert.Equal(zone, Zones.OfHeading(Folding.Fold(heading))?.ToString());

    [Theory]
    [InlineData("Về đào tạo nghề")]
    [InlineData("Yêu cầu các cơ quan, đơn vị trong toàn tỉnh khẩn trương rà soát, lập danh sách và báo cáo kết quả về Sở Nội vụ")]
    [InlineData("Mục")]
    [InlineData("")]
    public void OfHeading_OtherText_SaysNothing(string heading) => Assert.Null(Zones.OfHeading(Folding.Fold(heading)));

    [Theory]
    [InlineData("Thời gian: Quý II/2024", nameof(AttributeRole.Due), " Quý II/2024")]
    [InlineData("Thời gian thực hiện dự kiến: tháng 5", nameof(AttributeRole.Due), " tháng 5")]
    [InlineData("Đơn vị chủ trì: Sở Nội vụ", nameof(AttributeRole.Lead), " Sở Nội vụ")]
    [InlineData("Cơ quan phối hợp: các xã", nameof(AttributeRole.Cooperating), " các xã")]
    [InlineData("Sản phẩm: Báo cáo", nameof(AttributeRole.Deliverable), " Báo cáo")]
    [InlineData("Địa điểm: Hội trường", nameof(AttributeRole.Other), " Hội trường")]
    public void OfLine_Attribute_GivesRoleAndValue(string line, string role, string value)
    {
        var (found, at) = Zones.OfLine(Folding.Fold(line));

        Assert.Equal((role, value), (found.ToString(), line[at..]));
    }

    [Theory]
    [InlineData("Chủ trì, phối hợp với các sở: Y tế, Nội vụ")]
    [InlineData("Thời gian qua các xã đã mở nhiều lớp")]
    [InlineData("Phối hợp với các xã, phường trong toàn tỉnh: rà soát")]
    [InlineData("Sở Nội vụ: rà soát")]
    public void OfLine_Sentence_IsNoAttribute(string line) => Assert.Equal(AttributeRole.None, Zones.OfLine(Folding.Fold(line)).Role);
}
