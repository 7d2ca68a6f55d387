using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;

namespace ThongSuot.Web.Tests.Documents;

public sealed class DocumentPagesTests
{
    private static string Text(IParentNode page) => page.QuerySelector("main")!.TextContent;

    [Fact]
    public async Task Upload_SeveralFiles_SaysWhatBecameOfEach()
    {
        await using var site = await DocumentSite.OpenAsync();
        var plan = Encoding.UTF8.GetBytes("KẾ HOẠCH\n1. Sở Nội vụ báo cáo trước ngày 20/6/2024.\n");

        var first = await site.SendAsync(("ke-hoach.txt", plan), ("rong.txt", []));
        var again = await site.SendAsync(("ban-sao.txt", plan));

        Assert.Contains("Đã nhận 1 trong 2 tệp", Text(first), StringComparison.Ordinal);
        Assert.Contains("Không nhận", Text(first), StringComparison.Ordinal);
        Assert.Contains("Đã nhận 0 trong 1 tệp", Text(again), StringComparison.Ordinal);
        Assert.Contains("Đã có trong sổ", Text(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_NothingChosen_AsksForAFile()
    {
        await using var site = await DocumentSite.OpenAsync();

        Assert.Contains("Hãy chọn ít nhất một tệp.", Text(await site.SendAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_WithoutThePost_IsForbidden()
    {
        await using var site = new Site();

        await site.Visit().Open("/documents/upload", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Upload_Progress_FollowsTheReading()
    {
        await using var site = await DocumentSite.OpenAsync();
        await site.SendAsync(("ke-hoach.txt", Encoding.UTF8.GetBytes("KẾ HOẠCH\n")));
        await site.ReadAsync();

        var progress = (await site.Clerk.Open("/documents/upload?handler=Progress")).QuerySelector("#progress")!;
        Assert.Equal("", progress.GetAttribute("data-follow"));
        Assert.EndsWith("show=ToReview", progress.QuerySelectorAll("a")[^1].GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_AfterReading_ListsTheDocumentToReviewByWordsWithoutMarks()
    {
        await using var site = await DocumentSite.OpenAsync();
        await site.UploadAsync();

        Assert.Contains("46-KH/HU", Text(await site.Clerk.Open("/documents?show=ToReview&q=quan+triet")), StringComparison.Ordinal);
        Assert.Contains("Không có văn bản nào khớp", Text(await site.Clerk.Open("/documents?show=ToReview&q=khong+co+dau")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_OfADocument_ShowsTextDutiesAndReferencesLinkedBothWays()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await site.UploadAsync();

        var page = await site.Clerk.Open($"/documents/{id}");

        var duty = (await site.DutiesAsync(id))[0];
        Assert.Equal(duty.Fields.Text[..30], string.Concat(page.QuerySelectorAll($"mark[data-duty='{duty.Id}']").Select(m => m.TextContent))[..30]);
        Assert.NotNull(page.QuerySelector($"#d{duty.Id} a[href='#q{duty.Id}']"));
        Assert.NotNull(page.QuerySelector($"a.no[href='#d{duty.Id}']"));
        Assert.Contains("21-CT/TW", Text(page), StringComparison.Ordinal);
        Assert.Contains("Chưa có văn bản", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_File_IsTheOriginalAndNeverShownByTheBrowser()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await site.UploadAsync();
        var link = (await site.Clerk.Open($"/documents/{id}")).QuerySelectorAll<IHtmlAnchorElement>("a").Single(a => a.TextContent == DocumentSite.Sample);

        var answer = await site.Clerk.Follow(link.GetAttribute("href")!);

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(TestKit.Samples.Folder, DocumentSite.Sample), TestContext.Current.CancellationToken), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task Details_OfAFileThatCannotBeRead_SaysWhyAndLetsItBeReadAgain()
    {
        await using var site = await DocumentSite.OpenAsync();
        await site.SendAsync(("hong.pdf", Encoding.ASCII.GetBytes("%PDF-1.7 nothing else")));
        await site.ReadAsync();
        var id = await site.Site.With<AppDbContext, long>(db => db.Editions.Select(e => e.DocumentId).SingleAsync());

        var page = await site.Clerk.Open($"/documents/{id}");
        Assert.Contains("bị hỏng", Text(page), StringComparison.Ordinal);
        await site.Clerk.Press(DocumentSite.Button(page, "Đọc lại"));

        Assert.Contains("Tệp sẽ được đọc lại", Text(await site.Clerk.Open($"/documents/{id}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_UnknownDocument_IsNotFound()
    {
        await using var site = await DocumentSite.OpenAsync();

        await site.Clerk.Open("/documents/999", HttpStatusCode.NotFound);
        await site.Clerk.Open("/documents/999/review", HttpStatusCode.NotFound);
    }
}
