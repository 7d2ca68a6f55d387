using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>A body was asked to answer a document with one of its own.</summary>
/// <param name="AnswerId">The first it issued, whether or not the reader may read it; null when there is none.</param>
/// <param name="IsLate">The answer came after the last day.</param>
public sealed record OwedAnswer(long DocumentId, long BodyId, long AssignmentId, DateOnly? DueOn, long? AnswerId, bool IsLate);

/// <summary>Who was asked to answer documents with documents of their own, and who has: by the assignments of the duties whose deliverable is one.</summary>
public sealed class OwedAnswers(AppDbContext db, ProgrammeAccess access)
{
    public const int Most = 5_000;

    private static readonly string[] Types = [.. DataFile.Rows("Implementation/answering-types.tsv").Select(r => NameFolding.Fold(r[0]))];

    /// <summary>Is such a document what a duty asks for?</summary>
    public static bool IsAnswer(string? deliverable)
    {
        var folded = NameFolding.Fold(deliverable ?? "");
        return Array.Exists(Types, t => folded.StartsWith(t, StringComparison.Ordinal) && (folded.Length == t.Length || folded[t.Length] == ' '));
    }

    /// <summary>What is owed to these documents, of programmes the person may read; each body once a document, by the earliest day.</summary>
    public async Task<(IReadOnlyList<OwedAnswer> Answers, bool IsCut)> FindAsync(long personId, IReadOnlyCollection<long> documents, CancellationToken cancel = default)
    {
        var programmes = await db.Programmes.Where(p => EF.Parameter(documents).Contains(p.DocumentId) && p.State != ProgrammeState.Recalled).Select(p => new { p.Id, p.DocumentId }).ToListAsync(cancel);
        var readable = await access.ReadableAsync(personId, [.. programmes.Select(p => p.Id)], cancel);
        var documentOf = programmes.Where(p => readable.Contains(p.Id)).ToDictionary(p => p.Id, p => p.DocumentId);
        if (documentOf.Count == 0) return ([], false);
        var programmeIds = documentOf.Keys.ToList();
        var duties = (await db.ProgrammeDuties.Where(d => EF.Parameter(programmeIds).Contains(d.ProgrammeId) && d.Deliverable != null).Select(d => new { d.Id, d.Deliverable }).ToListAsync(cancel)).Where(d => IsAnswer(d.Deliverable)).Select(d => d.Id).ToList();
        if (duties.Count == 0) return ([], false);

        var asked = await db.Assignments.Where(a => EF.Parameter(duties).Contains(a.ProgrammeDutyId) && a.ParentId == null && a.Role == DutyRole.Lead && a.State != AssignmentState.Released)
            .OrderBy(a => a.ProgrammeDutyId).ThenBy(a => a.Path).ThenBy(a => a.Id).Take(Most + 1).Select(a => new { a.Id, a.OrganizationId, a.DueOn, a.ProgrammeId }).ToListAsync(cancel);
        var ids = asked.Select(a => a.Id).ToList();
        var shown = (await db.Evidence.Where(e => e.DocumentId != null && EF.Parameter(ids).Contains(e.AssignmentId)).Join(db.Documents, e => e.DocumentId, d => d.Id, (e, d) => new { e.AssignmentId, Answer = new Answer(d.Id, d.ListedOn) }).ToListAsync(cancel)).ToLookup(e => e.AssignmentId, e => e.Answer);
        var askedBy = documentOf.Values.Distinct().ToList();
        var registered = (await db.References.Where(r => EF.Parameter(askedBy).Contains(r.ToId) && DocumentReference.Answering.Contains(r.Relation))
            .Join(db.Documents.Where(d => d.Standing == Standing.Registered && d.IssuerId != null), r => r.FromId, d => d.Id, (r, d) => new { r.ToId, d.IssuerId, Answer = new Answer(d.Id, d.ListedOn) }).ToListAsync(cancel)).ToLookup(r => (r.ToId, r.IssuerId!.Value), r => r.Answer);

        var owed = asked.Take(Most).GroupBy(a => (Document: documentOf[a.ProgrammeId], a.OrganizationId)).Select(g =>
        {
            var first = g.MinBy(a => (a.DueOn ?? Day.Never, a.Id))!;
            var answer = g.SelectMany(a => shown[a.Id]).Concat(registered[g.Key]).OrderBy(a => a.On).ThenBy(a => a.Id).FirstOrDefault();
            return new OwedAnswer(g.Key.Document, g.Key.OrganizationId, first.Id, first.DueOn, answer?.Id, answer?.On > first.DueOn);
        });
        return ([.. owed], asked.Count > Most);
    }

    private sealed record Answer(long Id, DateOnly On);
}
