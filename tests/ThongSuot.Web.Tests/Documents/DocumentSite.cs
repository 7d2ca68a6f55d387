using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.TestKit;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests.Documents;

/// <summary>The application with a clerk of the province, who may register documents and confirm duties, and a document that was read.</summary>
internal sealed class DocumentSite : IAsyncDisposable
{
    public const string Sample = "ke-hoach-quan-triet-huyen-uy.pdf";

    private DocumentSite(Site site, Visitor clerk, long province) => (Site, Clerk, Province) = (site, clerk, province);

    public Site Site { get; }

    public Visitor Clerk { get; }

    public long Province { get; }

    public static async Task<DocumentSite> OpenAsync()
    {
        var site = new Site();
        var clerk = site.Visit();
        var province = await ProvinceAsync(site);
        await AppointAsync(site, FirstPerson.Email, province, Role.Clerk);
        return new(site, clerk, province);
    }

    public static Task<long> ProvinceAsync(Site site) => site.With<AppDbContext, long>(db => db.OrganizationLinks.Where(l => l.ParentId == null).Select(l => l.ChildId).SingleAsync());

    public static Task<long> AppointAsync(Site site, string email, long body, Role role) => site.With<IServiceProvider, long>(async services =>
    {
        var person = await services.GetRequiredService<AppDbContext>().Users.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
        return await services.GetRequiredService<AccessService>().AppointAsync(new(person, new(body, "Văn thư", role, new DateOnly(2025, 1, 1))), FirstPerson.Doing("person.appoint"));
    });

    /// <summary>Uploads a sample through the page and reads it; returns the document's id.</summary>
    public async Task<long> UploadAsync(string sample = Sample)
    {
        await SendAsync((sample, await File.ReadAllBytesAsync(Path.Combine(Samples.Folder, sample), TestContext.Current.CancellationToken)));
        await ReadAsync();
        return await Site.With<AppDbContext, long>(db => db.Editions.Where(e => e.FileName == sample).Select(e => e.DocumentId).SingleAsync());
    }

    /// <summary>Waits until the job of the application has read all that was sent.</summary>
    public async Task ReadAsync()
    {
        while (await Site.With<AppDbContext, bool>(db => db.Editions.AnyAsync(e => e.State == ReadingState.Waiting || e.State == ReadingState.Reading, TestContext.Current.CancellationToken)))
            await Task.Delay(100, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends files with the form of the upload page; returns the page that answers.</summary>
    public async Task<IHtmlDocument> SendAsync(params (string Name, byte[] Content)[] files)
    {
        var page = await Clerk.Open("/documents/upload");
        using var form = new MultipartFormDataContent();
        foreach (var field in page.QuerySelectorAll<IHtmlInputElement>("main form[enctype] input[type=hidden], main form[enctype] input[type=radio]:checked")) form.Add(new StringContent(field.Value), field.Name!);
        foreach (var (name, content) in files)
        {
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(file, "Files", name);
        }
        return await Visitor.Read(await Clerk.Send("/documents/upload", form));
    }

    public Task<IReadOnlyList<DutyRow>> DutiesAsync(long document) => Site.With<IServiceProvider, IReadOnlyList<DutyRow>>(async services =>
        await services.GetRequiredService<DocumentQueries>().DutiesAsync(await FirstPerson.SetUpAsync(services), document));

    public static IElement Button(IParentNode within, string text) => within.QuerySelectorAll("button").Single(b => b.TextContent.Trim() == text);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
