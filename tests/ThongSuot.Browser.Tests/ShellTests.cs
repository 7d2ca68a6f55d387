using Microsoft.Playwright;

namespace ThongSuot.Browser.Tests;

public sealed class ShellTests(Browser browser, LiveSite site) : IClassFixture<LiveSite>
{
    public static readonly string[] Pages = ["/", "/search?q=an+hoa", "/no-such-page", "/error/500", "/error/503", "/styleguide", "/notifications"];

    private static readonly bool[] EitherColour = [false, true];
    private static readonly int[] Widths = [360, 1280];

    public static TheoryData<string, bool, int> Views => new(
        from page in Pages
        from dark in EitherColour
        from width in Widths
        select (page, dark, width));

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_InEitherColourAndAnyWidth_IsAccessibleAndFits(string address, bool dark, int width)
    {
        await using var visit = await Visit.Start(browser, site, new VisitOptions { Width = width, Dark = dark });
        await visit.Open(address);
        await visit.HasNoAccessibilityFaults();
        await visit.DoesNotScrollSideways();
    }

    [Fact]
    public async Task Page_InEnglishOnAPhone_FitsToo()
    {
        await using var visit = await Visit.Start(browser, site, VisitOptions.Phone with { English = true });
        foreach (var page in Pages)
        {
            await visit.Open(page);
            await visit.DoesNotScrollSideways();
        }
    }

    [Fact]
    public async Task Form_WithMistakes_IsAccessibleAndLeadsToThem()
    {
        await using var visit = await Visit.Start(browser, site);
        await visit.Open("/styleguide");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Thành lập đơn vị này" }).ClickAsync();

        var summary = visit.Page.GetByRole(AriaRole.Alert);
        Assert.True(await Visit.IsFocused(summary));
        await summary.GetByRole(AriaRole.Link).First.ClickAsync();
        Assert.True(await Visit.IsFocused(visit.Page.GetByLabel("Tên đơn vị")));
        await visit.HasNoAccessibilityFaults();
    }

    [Fact]
    public async Task Keyboard_FirstTab_OffersToSkipToTheContent()
    {
        await using var visit = await Visit.Start(browser, site);
        await visit.Open("/");
        await visit.Page.Keyboard.PressAsync("Tab");
        var skip = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Đến nội dung chính" });
        Assert.True(await Visit.IsFocused(skip));
        await Assertions.Expect(skip).ToBeInViewportAsync();

        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.True(await Visit.IsFocused(visit.Page.GetByRole(AriaRole.Main)));
    }

    [Fact]
    public async Task Keyboard_ThroughTheBar_ReachesEverythingInTheOrderSeen()
    {
        await using var visit = await Visit.Start(browser, site);
        await visit.Open("/");
        var names = new List<string>();
        for (var i = 0; i < 13; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            names.Add(await visit.Page.EvaluateAsync<string>("document.activeElement.getAttribute('name') === 'q' ? 'q' : document.activeElement.innerText.trim().split('\\n').pop()"));
        }

        Assert.Equal(["Đến nội dung chính", "Thông Suốt", "Việc của tôi", "Văn bản", "Chương trình", "Tổ chức", "Lịch sử", "Nhân sự", "q", "Tìm", "Switch to English", "Chuyển sang nền tối", "Thông báo: không có thông báo mới"], names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Keyboard_OnTheAccountMenu_OpensIt(bool script)
    {
        await using var visit = await Visit.Start(browser, site, new VisitOptions { Script = script });
        await visit.Open("/styleguide");
        var menu = visit.Page.GetByRole(AriaRole.Banner).Locator("details.menu");
        var signOut = menu.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" });
        await Assertions.Expect(signOut).ToBeHiddenAsync();

        await menu.Locator("summary").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(signOut).ToBeVisibleAsync();

        await visit.Page.Keyboard.PressAsync(script ? "Escape" : "Enter");
        await Assertions.Expect(signOut).ToBeHiddenAsync();
        await Assertions.Expect(menu.Locator("summary")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task DatabasePrepared_AfterAWhile_OpensThePageThatWasWanted()
    {
        await using var visit = await Visit.Start(browser, site);
        using var told = await site.CreateClient().GetAsync(new Uri("/error/503", UriKind.Relative), TestContext.Current.CancellationToken);
        var preparing = await told.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var asked = 0;
        await visit.Page.RouteAsync("**/search", route => ++asked <= 2
            ? route.FulfillAsync(new() { Status = 503, ContentType = "text/html", Body = preparing })
            : route.ContinueAsync());

        await visit.Open("/search");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Cơ sở dữ liệu đang được chuẩn bị");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tìm kiếm", new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Slash_Pressed_GoesToTheSearchBoxAndIsALetterWhileTyping()
    {
        await using var visit = await Visit.Start(browser, site);
        await visit.Open("/");
        await visit.Page.Keyboard.PressAsync("/");
        var box = visit.Page.GetByPlaceholder("Tìm văn bản, nhiệm vụ, đơn vị…");
        await Assertions.Expect(box).ToBeFocusedAsync();

        await visit.Page.Keyboard.TypeAsync("08-CTr/TU");
        await Assertions.Expect(box).ToHaveValueAsync("08-CTr/TU");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Không tìm thấy kết quả nào cho “08-CTr/TU”" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Language_Switched_ChangesThePageWithAndWithoutScript(bool script)
    {
        await using var visit = await Visit.Start(browser, site, new VisitOptions { Script = script });
        await visit.Open("/");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Switch to English" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("My work");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Chuyển sang tiếng Việt" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Việc của tôi");
    }

    [Theory]
    [InlineData(false, "Chuyển sang nền tối", "Chuyển sang nền sáng")]
    [InlineData(true, "Chuyển sang nền sáng", "Chuyển sang nền tối")]
    public async Task Colours_Switched_TurnWhateverTheDeviceSays(bool dark, string offered, string offeredThen)
    {
        await using var visit = await Visit.Start(browser, site, new VisitOptions { Dark = dark });
        await visit.Open("/");
        var before = await Paper();
        await Assertions.Expect(Button(offeredThen)).ToBeHiddenAsync();
        await Button(offered).ClickAsync();
        await Assertions.Expect(Button(offeredThen)).ToBeVisibleAsync();
        Assert.NotEqual(before, await Paper());

        await Button(offeredThen).ClickAsync();
        await Assertions.Expect(Button(offered)).ToBeVisibleAsync();
        Assert.Equal(before, await Paper());

        ILocator Button(string name) => visit.Page.GetByTitle(name);
        Task<string> Paper() => visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }

    [Fact]
    public async Task Table_OnAPhone_BecomesCardsThatNameTheirCells()
    {
        await using var visit = await Visit.Start(browser, site, VisitOptions.Phone);
        await visit.Open("/styleguide");
        var cell = visit.Page.Locator("table[data-cards] tbody tr").First.GetByRole(AriaRole.Cell).First;
        Assert.Equal("\"Loại\"", await cell.EvaluateAsync<string>("cell => getComputedStyle(cell, '::before').content"));
        Assert.Equal("flex", await cell.EvaluateAsync<string>("cell => getComputedStyle(cell).display"));

        await visit.Page.SetViewportSizeAsync(1280, 900);
        Assert.Equal("none", await cell.EvaluateAsync<string>("cell => getComputedStyle(cell, '::before').content"));
    }

    [Fact]
    public async Task Print_OfAnyPage_IsBlackOnWhiteWithoutTheBarsTools()
    {
        await using var visit = await Visit.Start(browser, site, new VisitOptions { Dark = true });
        await visit.Open("/styleguide");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Search)).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }
}
