using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using ThongSuot.Core.Organizations;
using ThongSuot.TestKit.Databases;
using static ThongSuot.Web.Tests.Organizations.OrganizationSite;

namespace ThongSuot.Web.Tests.Organizations;

public sealed class ImportPagesTests
{
    private static readonly DateOnly Day = new(2025, 7, 1);

    [Fact]
    public async Task Import_WithAnErrorCorrected_IsCheckedThenTakenIn()
    {
        await using var site = await OpenAsync();
        var page = await SendAsync(site, "Tên,Loại,Thuộc địa bàn\nTrường Tiểu học Cẩm Đông,state.school,Phường Cẩm Đông\n,state.school,Phường Cẩm Đông\n");

        Assert.Equal(["Dòng 2", "Thêm mới 1", "Lỗi 1"], Texts(page, ".report .kinds li"));
        Assert.Equal(["3", "Tên", "Lỗi", "Hãy ghi tên tổ chức."], Texts(page, ".report tbody tr > *"));
        Assert.DoesNotContain("Trường Tiểu học Cẩm Đông", await site.Database.BelowAsync(site.Bodies.CamDong, Day));

        page = await SendAsync(site, "Tên,Loại,Thuộc địa bàn\nTrường Tiểu học Cẩm Đông,state.school,Phường Cẩm Đông\nTrường Mầm non Cẩm Đông,state.school,Phường Cẩm Đông\n");
        Assert.Equal("Nhập 2 thay đổi", Step(page, "do").TextContent);
        page = await site.Follow(Step(page, "do"));

        Assert.Contains("Đã nhập 2 thay đổi từ 2 dòng.", page.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Trường Mầm non Cẩm Đông", "Trường Tiểu học Cẩm Đông", "Ủy ban nhân dân phường Cẩm Đông"], await site.Database.BelowAsync(site.Bodies.CamDong, Day));
        Assert.Equal(["Trường Tiểu học Cẩm Đông"], Texts(await site.Visitor.Open("/search?q=tieu+hoc+cam+dong"), ".hit h2"));
    }

    [Fact]
    public async Task Import_WithoutAFile_AsksForOne()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open("/organizations/import");

        page = await site.Press(Step(page, "check"), ("Basis.EffectiveOn", "1/7/2025"), ("Basis.LegalBasis", "Quyết định số 1"));

        Assert.Contains("Hãy chọn tệp danh sách.", Mistakes(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_Downloaded_AreASheet()
    {
        await using var site = await OpenAsync();
        var page = await SendAsync(site, "Tên,Loại,Thuộc địa bàn\n,state.school,Phường Cẩm Đông\n");

        var answer = await site.Visitor.Press(Step(page, "findings"));

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("PK"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Fact]
    public async Task Export_OfASubtreeOnADay_HoldsThoseOfThatDay()
    {
        await using var site = await OpenAsync();
        await site.Database.With<OrganizationService>(s => s.RenameAsync(new(site.Bodies.AnHoa, new Naming("unit.ward", "Phường Tân An"), SmallTree.Basis(Day)), null, TestDatabase.Doing("organization.rename")));

        var text = await ExportAsync(site, $"/organizations/export?below={site.Bodies.Province}&format=Csv&asOf=2025-06-30");

        Assert.Equal(11, text.Split("\r\n").Length - 1);
        Assert.Contains("Xã An Hòa", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Phường Tân An", text, StringComparison.Ordinal);
        Assert.Contains("Phường Tân An", await ExportAsync(site, $"/organizations/export?below={site.Bodies.Province}&format=Csv"), StringComparison.Ordinal);
        await site.Visitor.Open($"/organizations/export?below={site.Bodies.Province}&line=Front", HttpStatusCode.NotFound);
    }

    private static async Task<string> ExportAsync(OrganizationSite site, string address)
    {
        await site.Visitor.Open(address);
        return await site.Visitor.LastAnswer.Content.ReadAsStringAsync();
    }

    private static async Task<IHtmlDocument> SendAsync(OrganizationSite site, string sheet)
    {
        var form = Form(await site.Visitor.Open("/organizations/import"));
        using var content = new MultipartFormDataContent(string.Create(CultureInfo.InvariantCulture, $"----{Guid.NewGuid():N}"));
        foreach (var hidden in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden")) content.Add(new StringContent(hidden.Value), hidden.Name!);
        content.Add(new StringContent("1/7/2025"), "Basis.EffectiveOn");
        content.Add(new StringContent("Quyết định số 15/QĐ-UBND"), "Basis.LegalBasis");
        content.Add(new StringContent("check"), "step");
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(sheet)), "Sheet", "danh-sach.csv");
        return await Visitor.Read(await site.Visitor.Send("/organizations/import", content));
    }
}
