using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Pages.Organizations;

namespace ThongSuot.Web.Api;

/// <summary>Organizations as sheets, out and in.</summary>
internal static class SheetEndpoints
{
    private const string Csv = "text/csv", Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A little more than a sheet may have, so that a larger one is refused with a sentence.</summary>
    private const long MaxRequest = 80L << 20;

    /// <param name="Text">The sentence, in the language of the request.</param>
    public sealed record FindingAnswer(string Code, bool IsError, int Row, string? Column, string Text);

    /// <param name="Repeated">The same request was done before: the operation is told, not what it found.</param>
    public sealed record ImportAnswer(bool Applied, bool Repeated, long? OperationId, int Rows, IReadOnlyList<SheetChange> Changes, IReadOnlyList<FindingAnswer> Findings);

    public static void MapSheets(this IEndpointRouteBuilder api)
    {
        var organizations = api.MapGroup("/organizations").WithTags("Organizations");
        organizations.MapGet("/{id:long}/export", ExportAsync).Produces(StatusCodes.Status200OK, contentType: Xlsx, additionalContentTypes: Csv).Says("api.organizations.export");
        organizations.MapPost("/import", ImportAsync).Accepts<Stream>(Csv, Xlsx).WithMetadata(new RequestSizeLimitAttribute(MaxRequest)).AsksKey().Says("api.organizations.import");
    }

    private static async Task<FileStreamHttpResult> ExportAsync(long id, OrganizationSheet sheets, Clock clock, CancellationToken cancel, Line line = Line.Territory, DateOnly? asOf = null, SheetFormat format = SheetFormat.Xlsx)
    {
        var (day, stream) = (asOf ?? clock.Today, new MemoryStream());
        await sheets.ExportAsync(stream, format, id, line, day, cancel);
        stream.Position = 0;
        var name = string.Create(CultureInfo.InvariantCulture, $"to-chuc-{id}-{day:yyyy-MM-dd}");
        return format == SheetFormat.Csv ? TypedResults.Stream(stream, Csv + "; charset=utf-8", name + ".csv") : TypedResults.Stream(stream, Xlsx, name + ".xlsx");
    }

    private static async Task<Ok<ImportAnswer>> ImportAsync(Stream body, DateOnly effectiveOn, string document, OrganizationSheet sheets, Idempotency once, IStringLocalizer texts, HttpContext http, string? note = null, ImportMode mode = ImportMode.DryRun)
    {
        using var file = new MemoryStream();
        await body.CopyToAsync(file, http.RequestAborted);
        var (bytes, options) = (file.ToArray(), new ImportSheetOptions(new(effectiveOn, document, note), mode));
        SheetReport? report = null;
        // A sheet that was not applied leaves nothing, so the key is free for its next try.
        var operation = await once.CreateAsync(http, "organization.import", new { options, sheet = Convert.ToHexString(SHA256.HashData(bytes)) },
            async o => (report = await sheets.ImportAsync(bytes, options, o with { Reason = document }, cancel: http.RequestAborted)).OperationId ?? 0);
        return TypedResults.Ok(report is null ? new ImportAnswer(true, true, operation, 0, [], []) : new ImportAnswer(report.Applied, false, report.OperationId, report.Rows, report.Changes, [.. report.Findings.Select(f => Answer(f, texts))]));
    }

    private static FindingAnswer Answer(SheetFinding finding, IStringLocalizer texts) => new(finding.Code, finding.IsError, finding.Row, finding.Column, FindingWords.Sentence(finding, texts));
}
