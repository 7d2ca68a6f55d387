using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Core.History;

/// <summary>Which operations are looked for.</summary>
/// <param name="Subject">Those that changed this.</param>
/// <param name="PersonId">Those of this person.</param>
/// <param name="Actor">Part of the name of who did it: as it was then, or as it is today, with or without marks and capitals.</param>
/// <param name="Kind">What was done, such as <c>organization.merge</c>.</param>
/// <param name="From">First day, in Viet Nam.</param>
/// <param name="To">Last day.</param>
public sealed record HistoryFilter(Subject? Subject = null, long? PersonId = null, string? Actor = null, string? Kind = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>One thing done, and what it changed.</summary>
/// <param name="At">UTC.</param>
/// <param name="Entries">The first of its changes.</param>
/// <param name="Count">How many changes there are (of the subject, when one was asked for); counted no further than <see cref="HistoryQueries.CountedAtMost"/>.</param>
/// <param name="IsSealed">All of these are in the chain.</param>
public sealed record OperationRow(long Id, DateTime At, long? ActorId, string Actor, string Origin, string Kind, string? Reason, int Count, bool IsSealed, IReadOnlyList<EntryRow> Entries)
{
    /// <summary>All its changes are of one subject.</summary>
    public bool IsAboutOne => Count == Entries.Count && Entries.Select(e => e.Subject).Distinct().Count() == 1;
}

public sealed record EntryRow(long Id, Subject Subject, string Action, IReadOnlyList<FieldChange> Fields, long? Position);

/// <summary>One field before and after, as it stands in the history: text, number, truth or nothing. Bulk work notes one value, which is the new one.</summary>
public sealed record FieldChange(string Name, JsonElement? Old, JsonElement? New);

/// <summary>The history as read, the latest first.</summary>
public sealed class HistoryQueries(AppDbContext db)
{
    /// <summary>An operation over thousands of bodies shows its first changes; the rest is counted.</summary>
    public const int EntriesShown = 12;

    public const int CountedAtMost = 200;

    public async Task<Page<OperationRow>> ReadAsync(HistoryFilter filter, string? after = null, int size = 20, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, Page<OperationRow>.MaxSize);
        var operations = db.Operations.AsNoTracking();
        if (filter.Subject is { Kind: var kind, Id: var id }) operations = operations.Where(o => db.History.Where(e => e.SubjectKind == kind && e.SubjectId == id).Select(e => e.OperationId).Contains(o.Id));
        if (filter.PersonId is { } person) operations = operations.Where(o => o.ActorId == person);
        if (filter.Actor is { Length: > 0 } actor)
        {
            var folded = Folding.Fold(actor);
            operations = operations.Where(o => o.ActorName.Contains(actor) || db.Users.Any(p => p.Id == o.ActorId && p.Folded.Contains(folded)));
        }
        if (filter.Kind is { Length: > 0 } what) operations = operations.Where(o => o.Kind == what);
        if (filter.From is { } from) operations = operations.Where(o => o.At >= Clock.StartOf(from));
        if (filter.To is { } to && to < Day.Never) operations = operations.Where(o => o.At < Clock.StartOf(to.AddDays(1)));
        if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var before)) operations = operations.Where(o => o.Id < before);

        var page = await operations.OrderByDescending(o => o.Id).Take(size + 1).ToListAsync(cancel);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        var entries = db.History.AsNoTracking();
        if (filter.Subject is { Kind: var subjectKind, Id: var subjectId }) entries = entries.Where(e => e.SubjectKind == subjectKind && e.SubjectId == subjectId);
        var shown = await FirstAsync(entries, filter.Subject is null, [.. page.Select(o => o.Id)], cancel);
        // The sealer takes entries in the order of their ids, and those of one operation come into sight together: the last is sealed last.
        var large = shown.Where(s => s.Count() == EntriesShown).Select(s => s.Key).ToList();
        var rest = large.Count == 0 ? [] : await db.Operations.Where(o => large.Contains(o.Id)).Select(o => new
        {
            o.Id,
            Count = entries.Where(e => e.OperationId == o.Id).OrderBy(e => e.Id).Take(CountedAtMost).Count(),
            IsSealed = entries.Where(e => e.OperationId == o.Id).OrderByDescending(e => e.Id).Select(e => e.Position).First() != null,
        }).ToDictionaryAsync(r => r.Id, cancel);
        var rows = page.Select(o => new OperationRow(o.Id, o.At, o.ActorId, o.ActorName, o.Origin, o.Kind, o.Reason,
            rest.TryGetValue(o.Id, out var all) ? all.Count : shown[o.Id].Count(), all?.IsSealed ?? shown[o.Id].All(e => e.Position is not null),
            [.. shown[o.Id].Select(e => new EntryRow(e.Id, new(e.SubjectKind, e.SubjectId), e.Action, Read(e.Fields), e.Position))]));
        return new([.. rows], more ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The first entries of each of the operations. Of everything in one statement where each would wait for a server; SQLite knows no lateral join, and answers at once.</summary>
    private async Task<ILookup<long, HistoryEntry>> FirstAsync(IQueryable<HistoryEntry> entries, bool all, long[] operations, CancellationToken cancel)
    {
        var first = new List<HistoryEntry>();
        if (all && db is PostgresDbContext)
            first = await db.History.FromSql($"""
                SELECT e.* FROM unnest({operations}) AS o (id)
                CROSS JOIN LATERAL (SELECT * FROM "History" WHERE "OperationId" = o.id ORDER BY "Id" LIMIT {EntriesShown}) AS e
                """).AsNoTracking().ToListAsync(cancel);
        else
            foreach (var operation in operations) first.AddRange(await entries.Where(e => e.OperationId == operation).OrderBy(e => e.Id).Take(EntriesShown).ToListAsync(cancel));
        return first.OrderBy(e => e.Id).ToLookup(e => e.OperationId);
    }

    private static FieldChange[] Read(string fields)
    {
        using var json = JsonDocument.Parse(fields);
        return [.. json.RootElement.EnumerateObject().Select(p => p.Value is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2
            ? new FieldChange(p.Name, Value(pair[0]), Value(pair[1]))
            : new FieldChange(p.Name, null, Value(p.Value)))];
    }

    private static JsonElement? Value(JsonElement value) => value.ValueKind is JsonValueKind.Null ? null : value.Clone();
}
