using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Documents;

/// <summary>
/// What a person confirmed, as labels by which <c>thongsuot score</c> measures the reader on real use: NAME.gold.json beside the original NAME.*. Head, references and duties are as a person left them;
/// recipients, sections and signer as they were read, for nobody corrects these here.
/// </summary>
public sealed class GoldExport(AppDbContext db, DocumentAccess access, FileStore files)
{
    /// <summary>Words by which a duty is found again.</summary>
    private const int OpeningWords = 14;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the labels of a confirmed document, by its edition that the duties quote.</summary>
    /// <exception cref="NotFoundException">It is not there, or not for this person.</exception>
    /// <exception cref="RuleException"><c>rule.document.not-confirmed</c>.</exception>
    public async Task WriteAsync(long personId, long documentId, Stream to, CancellationToken cancel = default)
    {
        var document = await (await access.ReadableAsync(personId, cancel)).AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId, cancel) ?? throw new NotFoundException("document", documentId);
        RuleException.When(document.ConfirmedAt is null, "rule.document.not-confirmed");
        var duties = await db.Duties.AsNoTracking().Where(d => d.DocumentId == documentId && d.State == DutyState.Confirmed).OrderBy(d => d.Place).ToListAsync(cancel);
        var edition = await EditionAsync(documentId, cancel);
        var read = await db.EditionTexts.AsNoTracking().SingleOrDefaultAsync(t => t.EditionId == edition, cancel) ?? throw new NotFoundException("edition", edition);
        var actors = (await db.DutyActors.AsNoTracking().Where(a => a.DocumentId == documentId).OrderBy(a => a.Id).ToListAsync(cancel)).ToLookup(a => a.DutyId);
        var references = await db.References.AsNoTracking().Where(r => r.FromId == documentId).OrderBy(r => r.Start).ThenBy(r => r.Id).Join(db.Documents, r => r.ToId, d => d.Id, (r, d) => new { Reference = r, To = d }).ToListAsync(cancel);
        using var reading = StoredReading.Parse(read.Reading);

        await using var json = new Utf8JsonWriter(to, Indented);
        json.WriteStartObject();
        WriteHeader(json, document, reading.RootElement.GetProperty("header"));
        json.WriteStartArray("references");
        foreach (var one in references.Where(r => r.To.Number is not null || r.Reference.CitedAs.Length > 0)) WriteReference(json, one.Reference, one.To);
        // What has no number that could be matched was never put before a person.
        foreach (var seen in reading.RootElement.GetProperty("references").EnumerateArray().Where(r => DocumentNumber.Read(r.GetProperty("identifier").GetString()) is null)) seen.WriteTo(json);
        json.WriteEndArray();
        WriteStrings(json, "recipients", reading.RootElement.GetProperty("recipients").EnumerateArray().Select(r => r.GetProperty("name").GetString()!));
        WriteStrings(json, "sections", Paths(reading.RootElement.GetProperty("sections"), ""));
        json.WriteStartArray("duties");
        foreach (var duty in duties.Where(d => d.EditionId == edition)) WriteDuty(json, duty, actors[duty.Id]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>
    /// Writes the labels of every confirmed document whose duties the person may confirm, each beside its original, as a zip that <c>thongsuot score</c> measures by when it is unpacked. Secret ones stay where they
    /// are kept. Returns how many there were.
    /// </summary>
    public async Task<int> WriteAllAsync(long personId, Stream to, CancellationToken cancel = default)
    {
        const int Batch = 100;
        var confirmed = (await access.ConfirmableAsync(personId, cancel)).Where(d => d.ConfirmedAt != null && d.Secrecy == Secrecy.None && db.Editions.Any(e => e.DocumentId == d.Id && e.State == ReadingState.Read));
        var (written, last) = (0, 0L);
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        while (await confirmed.Where(d => d.Id > last).OrderBy(d => d.Id).Select(d => d.Id).Take(Batch).ToListAsync(cancel) is { Count: > 0 } ids)
        {
            last = ids[^1];
            foreach (var id in ids)
            {
                var edition = await EditionAsync(id, cancel);
                var original = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == edition, cancel);
                if (!files.Exists(original.FileHash)) continue;
                var name = string.Create(CultureInfo.InvariantCulture, $"{id}-{Path.GetFileNameWithoutExtension(original.FileName)}");
                await using (var gold = await zip.CreateEntry(name + ".gold.json").OpenAsync(cancel)) await WriteAsync(personId, id, gold, cancel);
                await using (var copy = await zip.CreateEntry(name + Path.GetExtension(original.FileName)).OpenAsync(cancel))
                await using (var kept = files.OpenRead(original.FileHash)) await kept.CopyToAsync(copy, cancel);
                written++;
            }
        }
        return written;
    }

    /// <summary>The edition that the confirmed duties of a document quote; the first that was read when there are none.</summary>
    public async Task<long> EditionAsync(long documentId, CancellationToken cancel = default) =>
        await db.Duties.Where(d => d.DocumentId == documentId && d.State == DutyState.Confirmed).OrderBy(d => d.Place).Select(d => (long?)d.EditionId).FirstOrDefaultAsync(cancel)
        ?? await db.Editions.Where(e => e.DocumentId == documentId && e.State == ReadingState.Read).OrderBy(e => e.Ordinal).Select(e => e.Id).FirstOrDefaultAsync(cancel);

    private static void WriteHeader(Utf8JsonWriter json, Document document, JsonElement seen)
    {
        json.WriteStartObject("header");
        json.WriteString("type", Said(document.Type));
        // As printed, when that says the same: "5/KH-UBND" is no slip of the person who confirmed it.
        var printed = seen.GetProperty("identifier").GetString();
        json.WriteString("identifier", DocumentNumber.Read(printed)?.ToString() == document.Identifier ? printed : Said(document.Identifier));
        WriteDate(json, "date", document.IssuedOn);
        json.WriteString("issuer", Said(document.IssuerName));
        json.WriteString("subject", Said(document.Subject));
        json.WriteString("signer", seen.GetProperty("signer").GetString());
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, DocumentReference reference, Document to)
    {
        json.WriteStartObject();
        // What the text says of the other, where the citation is known; else what the other is.
        json.WriteString("identifier", reference.CitedAs.Length > 0 ? reference.CitedAs : to.Identifier);
        WriteDate(json, "date", reference.CitedAs.Length > 0 ? reference.CitedOn : to.IssuedOn);
        json.WriteString("relation", JsonNamingPolicy.CamelCase.ConvertName(reference.Relation.ToString()));
        json.WriteEndObject();
    }

    private static void WriteDuty(Utf8JsonWriter json, Duty duty, IEnumerable<DutyActor> actors)
    {
        json.WriteStartObject();
        json.WriteString("section", duty.Section);
        json.WriteString("starts", string.Join(' ', duty.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(OpeningWords)));
        WriteStrings(json, "lead", actors.Where(a => a.Role == DutyRole.Lead).Select(a => a.Name));
        WriteStrings(json, "cooperating", actors.Where(a => a.Role == DutyRole.Cooperating).Select(a => a.Name));
        // The day as written: "trước ngày 20/3" has the 19th for its last good day.
        WriteDate(json, "due", duty is { DueKind: DeadlineKind.Before, DueOn: { } last } ? last.AddDays(1) : duty.DueOn);
        json.WriteString("deliverable", duty.Deliverable);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Paths(JsonElement sections, string above)
    {
        foreach (var section in sections.EnumerateArray())
        {
            var path = above + section.GetProperty("label").GetString();
            yield return path;
            foreach (var below in Paths(section.GetProperty("children"), path + "/")) yield return below;
        }
    }

    private static string? Said(string text) => text.Length > 0 ? text : null;

    private static void WriteDate(Utf8JsonWriter json, string name, DateOnly? day) => json.WriteString(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
