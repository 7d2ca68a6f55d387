using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ThongSuot.Core.Access;

namespace ThongSuot.Web.Tests.Api;

/// <summary>Sheets of organizations, out and in.</summary>
public sealed class SheetApiTests(Site site) : IClassFixture<Site>
{
    private const string Basis = "effectiveOn=2024-01-01&document=Ngh%E1%BB%8B%20quy%E1%BA%BFt%20s%E1%BB%91%2007";
    private readonly Caller _administrator = Caller.Of(site);

    [Theory]
    [InlineData("Csv", "text/csv")]
    [InlineData("Xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task Export_TakenInAgain_ChangesNothing(string format, string type)
    {
        var home = await Caller.BodyAsync(site, $"Huyện Xuất {format}", "unit.district");
        await Caller.BodyAsync(site, "Xã Trong Bảng", below: home);

        var sheet = await _administrator.GetAsync($"organizations/{home}/export?format={format}");
        var bytes = await sheet.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var report = await Caller.Json(await ImportAsync(bytes, "AllOrNothing", type: type));

        Assert.Equal(type, sheet.Content.Headers.ContentType?.MediaType);
        Assert.Equal((2, 0, 0), (report.GetProperty("rows").GetInt32(), report.GetProperty("changes").GetArrayLength(), report.GetProperty("findings").GetArrayLength()));
    }

    [Fact]
    public async Task Export_OfALineTheBodyDoesNotStandOn_IsRefused_AndOfABodyThatIsNotThere()
    {
        await Caller.IsProblem(await _administrator.GetAsync($"organizations/{await Caller.HomeAsync(site)}/export?line=Front"), HttpStatusCode.UnprocessableEntity, "rule.organization.not-on-line");
        await Caller.IsProblem(await _administrator.GetAsync("organizations/1/export?format=Pdf"), HttpStatusCode.BadRequest, "api.bad-request");
    }

    [Fact]
    public async Task Import_LookedThrough_ThenApplied_CreatesOnce_HoweverOftenItIsSent()
    {
        var sheet = Encoding.UTF8.GetBytes($"name,kind,territory\nXã Nhập Một,unit.commune,{await Caller.HomeAsync(site)}\n");
        var key = Guid.NewGuid().ToString();

        var tried = await Caller.Json(await ImportAsync(sheet, "DryRun", key));
        Assert.Equal((false, 1), (tried.GetProperty("applied").GetBoolean(), tried.GetProperty("changes").GetArrayLength()));
        Assert.Empty(await FoundAsync("nhap mot"));

        var done = await Caller.Json(await ImportAsync(sheet, "AllOrNothing", key));
        var again = await Caller.Json(await ImportAsync(sheet, "AllOrNothing", key));
        Assert.Equal((true, false), (done.GetProperty("applied").GetBoolean(), done.GetProperty("repeated").GetBoolean()));
        Assert.Equal((true, done.GetProperty("operationId").GetInt64()), (again.GetProperty("repeated").GetBoolean(), again.GetProperty("operationId").GetInt64()));
        Assert.Single(await FoundAsync("nhap mot"));
        await Caller.IsProblem(await ImportAsync([.. sheet, (byte)'\n'], "AllOrNothing", key), HttpStatusCode.UnprocessableEntity, "api.key-reused");
    }

    [Fact]
    public async Task Import_OfAWrongRow_SaysWhichAndWhy_AndTakesNothing()
    {
        var sheet = Encoding.UTF8.GetBytes($"name,kind,territory\nXã Nhập Hai,unit.commune,{await Caller.HomeAsync(site)}\nXã Nhập Hỏng,unit.nonsense,1\n");

        var report = await Caller.Json(await ImportAsync(sheet, "AllOrNothing"));

        Assert.False(report.GetProperty("applied").GetBoolean());
        var finding = report.GetProperty("findings").EnumerateArray().First();
        Assert.Equal((3, true), (finding.GetProperty("row").GetInt32(), finding.GetProperty("isError").GetBoolean()));
        Assert.False(finding.GetProperty("text").GetString()!.StartsWith("sheet.", StringComparison.Ordinal));
        Assert.Empty(await FoundAsync("nhap hai"));
    }

    [Fact]
    public async Task Import_ByWhoDoesNotStandAtTheTop_IsForbidden_AndWhatIsNoSheet_IsRefused()
    {
        var manager = await Caller.OfAsync(site, await Caller.PersonAsync(site, "Cao Văn Nhập", await Caller.BodyAsync(site, "Xã Không Nhập"), Role.Administrator));

        await Caller.IsForbidden(await ImportAsync("name,kind"u8.ToArray(), "DryRun", caller: manager));
        await Caller.IsProblem(await ImportAsync("{}"u8.ToArray(), "DryRun", type: "application/json"), HttpStatusCode.UnsupportedMediaType, "api.media-type");
        Assert.Contains((await Caller.Json(await ImportAsync([0xFF, 0xFE, 0x00, 0x01], "DryRun"))).GetProperty("findings").EnumerateArray(), f => f.GetProperty("isError").GetBoolean());
    }

    private async Task<IReadOnlyList<JsonElement>> FoundAsync(string words) => await _administrator.AllAsync("search?q=" + Uri.EscapeDataString(words));

    private async Task<HttpResponseMessage> ImportAsync(byte[] sheet, string mode, string? key = null, string type = "text/csv", Caller? caller = null)
    {
        using var content = new ByteArrayContent(sheet);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await (caller ?? _administrator).PostAsync($"organizations/import?{Basis}&mode={mode}", content, key: key);
    }
}
