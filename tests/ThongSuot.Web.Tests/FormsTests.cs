using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ThongSuot.Web.Tests;

/// <summary>The parts of forms and tables, as the style guide shows them.</summary>
public sealed class FormsTests(Site site) : IClassFixture<Site>
{
    private readonly Visitor _visitor = site.Visit();

    [Fact]
    public async Task Field_Always_TiesLabelAndHintToTheControl()
    {
        var page = await _visitor.Open("/styleguide");
        var name = page.QuerySelector("#Input_Name")!;
        Assert.Equal("Tên đơn vị", page.QuerySelector("label[for=Input_Name]")!.TextContent);
        Assert.Equal("Ghi đúng như trong quyết định thành lập.", page.GetElementById(name.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.Equal("true", name.GetAttribute("aria-required"));
        Assert.Equal("organization", name.GetAttribute("autocomplete"));
        Assert.False(name.HasAttribute("aria-invalid"));

        var email = page.QuerySelector("#Input_Email")!;
        Assert.Equal("email", email.GetAttribute("type"));
        Assert.Contains("không bắt buộc", page.QuerySelector("label[for=Input_Email]")!.TextContent, StringComparison.Ordinal);
        Assert.False(email.HasAttribute("aria-required"));
        Assert.Equal(3, page.QuerySelectorAll("#Input_Kind option").Length);
        Assert.Equal("checkbox", page.QuerySelector("#Input_MailMe")!.GetAttribute("type"));
    }

    [Fact]
    public async Task Form_FilledInWrongly_NamesEachMistakeAtTheTopAndAtItsField()
    {
        var page = await Send(("Input.Name", ""), ("Input.Day", "31/2/2025"), ("Input.Email", "lan"));

        var errors = page.QuerySelectorAll(".ds-error-summary a").ToList();
        Assert.Equal(["#Input_Name", "#Input_Day", "#Input_Email"], errors.Select(error => error.GetAttribute("href")));
        Assert.Equal(
            ["Tên đơn vị: hãy điền mục này.", "Ngày thành lập: không hiểu “31/2/2025”, hãy nhập lại.", "Thư điện tử công vụ: địa chỉ thư điện tử chưa đúng, ví dụ đúng: lan@vidu.vn."],
            errors.Select(error => error.TextContent));
        Assert.Equal("Có 3 mục cần xem lại", page.QuerySelector(".ds-error-summary h2")!.TextContent);

        var day = page.QuerySelector("#Input_Day")!;
        Assert.Equal("true", day.GetAttribute("aria-invalid"));
        Assert.Equal("31/2/2025", day.GetAttribute("value"));
        Assert.Equal(
            ["Ngày/tháng/năm, ví dụ: 30/9/2025", "Không hiểu “31/2/2025”, hãy nhập lại."],
            day.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent));
        Assert.False(page.QuerySelector("#Input_Kind")!.HasAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Form_FilledInWrongly_AnswersInEnglishToWhoReadsEnglish()
    {
        var page = await _visitor.Open("/styleguide");
        await _visitor.Press(page.QuerySelector("form[action='/language'] button")!);
        page = await Send(("Input.Name", ""), ("Input.Day", "30/9/2025"));
        Assert.Equal("1 item needs your attention", page.QuerySelector(".ds-error-summary h2")!.TextContent);
        Assert.Equal("Name: fill this in.", page.QuerySelector(".ds-error-summary a")!.TextContent);
    }

    [Theory]
    [InlineData("30/9/2025")]
    [InlineData("30/09/2025")]
    [InlineData("30-9-2025")]
    [InlineData("30.9.2025")]
    [InlineData("2025-09-30")]
    public async Task Day_WrittenAsPeopleOrMachinesDo_IsUnderstoodAndTheNextPageSaysWhatWasDone(string day)
    {
        var page = await _visitor.Open("/styleguide");
        var answer = await _visitor.Press(Submit(page), ("Input.Name", "Xã An Hòa"), ("Input.Day", day));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        page = await _visitor.Open("/styleguide");
        Assert.EndsWith("Đã thành lập Xã An Hòa.", page.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await _visitor.Open("/styleguide")).QuerySelector("main [role=status]"));
    }

    [Theory]
    [InlineData("9/30/2025")]
    [InlineData("30/9")]
    [InlineData("mai")]
    public async Task Day_ThatIsNone_IsRefused(string day)
    {
        var page = await Send(("Input.Name", "Xã An Hòa"), ("Input.Day", day));
        Assert.Equal("#Input_Day", Assert.Single(page.QuerySelectorAll(".ds-error-summary a")).GetAttribute("href"));
    }

    [Fact]
    public async Task CardTable_EveryCell_KnowsItsColumnAndSaysItIsATable()
    {
        var page = await _visitor.Open("/styleguide");
        var table = page.QuerySelector("table[data-cards]")!;
        Assert.Equal("table", table.GetAttribute("role"));
        var row = table.QuerySelector("tbody tr")!;
        Assert.Equal("row", row.GetAttribute("role"));
        Assert.Equal("rowheader", row.QuerySelector("th")!.GetAttribute("role"));
        Assert.Equal(["Loại", "Thành lập", "Đảng viên"], row.QuerySelectorAll("td").Select(cell => cell.GetAttribute("data-label")));
        Assert.Equal(["1/7/2025", "1.284"], row.QuerySelectorAll("td").Skip(1).Select(cell => cell.TextContent));

        Assert.Empty(page.QuerySelectorAll("table.heat [data-label], table.heat [role]"));
    }

    [Fact]
    public async Task SignThatNoDatabaseTakes_IsRefused_InAddressFieldAndNameOfFile()
    {
        await _visitor.Open("/styleguide?q=a%00b", HttpStatusCode.BadRequest);
        await _visitor.Open("/styleguide?q=a%20b");
        var page = await _visitor.Open("/styleguide");
        Assert.Equal(HttpStatusCode.BadRequest, (await _visitor.Press(Submit(page), ("Input.Name", "Xã \0 An Hòa"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _visitor.Press(Submit(page), ("Input.Name", "Xã An Hòa"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, await SendFile("a%00b.txt"));
        Assert.Equal(HttpStatusCode.OK, await SendFile("ab.txt"));

        async Task<HttpStatusCode> SendFile(string name)
        {
            var file = new ByteArrayContent([1]);
            file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"File\"; filename*=utf-8''{name}");
            using var form = new MultipartFormDataContent { { new StringContent(page.QuerySelector("main form [name=__token]")!.GetAttribute("value")!), "__token" } };
            form.Add(file);
            return (await _visitor.Send("/styleguide", form)).StatusCode;
        }
    }

    private async Task<IHtmlDocument> Send(params (string, string)[] filled)
    {
        var page = await _visitor.Open("/styleguide");
        var answer = await _visitor.Press(Submit(page), filled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Visitor.Read(answer);
    }

    private static IElement Submit(IHtmlDocument page) => page.QuerySelector("main form.form button[type=submit]")!;
}
