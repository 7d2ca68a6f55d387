using Microsoft.AspNetCore.Http.HttpResults;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>Documents as their readers may see them. Which documents these are is asked of <see cref="DocumentAccess"/> by every query: what is not for somebody is not there.</summary>
internal static class DocumentEndpoints
{
    private const int LongestWords = 200;
    private const string Octets = "application/octet-stream";

    /// <param name="Start">Where in the excerpt a word stands.</param>
    public sealed record MarkAnswer(int Start, int Length);

    /// <param name="Excerpt">What stands around the first place of the text that has the words; null when only the head has them.</param>
    public sealed record DocumentHitAnswer(DocumentLink Document, string? Excerpt, IReadOnlyList<MarkAnswer> Marks);

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("Documents");
        documents.MapGet("/", ListAsync).Says("api.documents.list");
        documents.MapGet("/search", SearchAsync).Says("api.documents.search");
        documents.MapGet("/{id:long}", FindAsync).Says("api.documents.find");
        documents.MapGet("/{id:long}/references", ReferencesAsync).Says("api.documents.references");
        documents.MapGet("/{id:long}/duties", DutiesAsync).Says("api.documents.duties");
        documents.MapGet("/{id:long}/reading", ReadingAsync).Produces(StatusCodes.Status200OK, contentType: "application/json").Says("api.documents.reading");
        documents.MapGet("/{id:long}/editions/{edition:long}/file", FileAsync).Produces(StatusCodes.Status200OK, contentType: Octets).Says("api.documents.file");
    }

    private static async Task<Ok<Page<DocumentRow>>> ListAsync(DocumentQueries queries, HttpContext http, string? q = null, long? keeper = null, long? issuer = null, string? type = null, int? year = null, Standing? standing = null, Direction? direction = null,
        DateOnly? from = null, DateOnly? to = null, bool toReview = false, string? after = null, int size = Page<DocumentRow>.DefaultSize) =>
        TypedResults.Ok(await queries.ListAsync(Caller(http), new(Words(q), keeper, type, year, issuer, standing, toReview, direction, from, to), after, size, http.RequestAborted));

    private static async Task<Ok<Page<DocumentHitAnswer>>> SearchAsync(string q, DocumentSearch search, HttpContext http, long? keeper = null, long? issuer = null, string? type = null, int? year = null, Standing? standing = null, Direction? direction = null,
        DateOnly? from = null, DateOnly? to = null, string? after = null, int size = 20)
    {
        var page = await search.FindAsync(Caller(http), Words(q)!, new(null, keeper, type, year, issuer, standing, Direction: direction, From: from, To: to), after, size, http.RequestAborted);
        return TypedResults.Ok(new Page<DocumentHitAnswer>([.. page.Items.Select(h => new DocumentHitAnswer(h.Document, h.Excerpt, [.. h.Marks.Select(m => new MarkAnswer(m.Start, m.Length))]))], page.Next));
    }

    private static async Task<Ok<DocumentDetails>> FindAsync(long id, DocumentQueries queries, HttpContext http)
    {
        var found = await DetailsAsync(id, queries, http);
        Versions.Say(http, found.Version);
        return TypedResults.Ok(found);
    }

    private static async Task<Ok<ReferenceLists>> ReferencesAsync(long id, DocumentQueries queries, HttpContext http)
    {
        await DemandAsync(id, queries, http);
        return TypedResults.Ok(await queries.ReferencesAsync(Caller(http), id, http.RequestAborted));
    }

    private static async Task<Ok<IReadOnlyList<DutyRow>>> DutiesAsync(long id, DocumentQueries queries, HttpContext http)
    {
        await DemandAsync(id, queries, http);
        return TypedResults.Ok(await queries.DutiesAsync(Caller(http), id, http.RequestAborted));
    }

    /// <summary>As it was stored: of the latest edition that was read, or the one asked for.</summary>
    private static async Task<ContentHttpResult> ReadingAsync(long id, DocumentQueries queries, HttpContext http, long? edition = null)
    {
        var of = (await DetailsAsync(id, queries, http)).Editions.LastOrDefault(e => e.State == ReadingState.Read && (edition is null || e.Id == edition)) ?? throw new NotFoundException("reading", id);
        var read = await queries.ReadingAsync(Caller(http), of.Id, http.RequestAborted) ?? throw new NotFoundException("reading", id);
        return TypedResults.Text(read.Reading, "application/json; charset=utf-8");
    }

    private static async Task<FileStreamHttpResult> FileAsync(long id, long edition, DocumentQueries queries, FileStore files, HttpContext http)
    {
        var file = (await DetailsAsync(id, queries, http)).Editions.FirstOrDefault(e => e.Id == edition && files.Exists(e.FileHash)) ?? throw new NotFoundException("edition", edition);
        return TypedResults.File(files.OpenRead(file.FileHash), Octets, file.FileName);
    }

    /// <summary>The document, or "not there": also when it is not for the caller.</summary>
    internal static async Task<DocumentDetails> DetailsAsync(long id, DocumentQueries queries, HttpContext http) => await queries.FindAsync(Caller(http), id, http.RequestAborted) ?? throw new NotFoundException("document", id);

    private static async Task DemandAsync(long id, DocumentQueries queries, HttpContext http)
    {
        if (await queries.LinkAsync(Caller(http), id, http.RequestAborted) is null) throw new NotFoundException("document", id);
    }

    private static string? Words(string? typed) => typed?.Trim() is { Length: > LongestWords } words ? words[..LongestWords] : typed?.Trim();

    private static long Caller(HttpContext http) => http.User.PersonId()!.Value;
}
