using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Implementation;

/// <summary>Sums of many changes by body, programme and duty, added to the table in one statement.</summary>
internal sealed class TallySums
{
    /// <summary>One place a <see cref="Count"/>, and the overdue.</summary>
    public const int Columns = (int)Count.DoneLate + 2;

    private const int Overdue = Columns - 1;

    private const string Into = """
        INSERT INTO "Tallies" ("OrganizationId", "ProgrammeId", "ProgrammeDutyId", "Waiting", "Working", "Submitted", "Returned", "Declined", "DoneInTime", "DoneLate", "Overdue")
        """;

    private const string OrAdd = """
        ON CONFLICT ("OrganizationId", "ProgrammeId", "ProgrammeDutyId") DO UPDATE SET
            "Waiting" = "Tallies"."Waiting" + excluded."Waiting", "Working" = "Tallies"."Working" + excluded."Working", "Submitted" = "Tallies"."Submitted" + excluded."Submitted",
            "Returned" = "Tallies"."Returned" + excluded."Returned", "Declined" = "Tallies"."Declined" + excluded."Declined", "DoneInTime" = "Tallies"."DoneInTime" + excluded."DoneInTime",
            "DoneLate" = "Tallies"."DoneLate" + excluded."DoneLate", "Overdue" = "Tallies"."Overdue" + excluded."Overdue"
        """;

    private const string FromArrays = Into + """
         SELECT * FROM unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10})
        """ + " " + OrAdd;

    private const string FromJson = Into + """
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10 FROM json_each({0}) WHERE true
        """ + " " + OrAdd;

    private readonly Dictionary<(long OrganizationId, long ProgrammeId, long DutyId), int[]> _sums = [];

    public IReadOnlyDictionary<(long OrganizationId, long ProgrammeId, long DutyId), int[]> Sums => _sums;

    /// <param name="above">Path whose every body it counts for.</param>
    public void Add(string above, long programmeId, long dutyId, Count? from, Count? to, int overdue, int times)
    {
        foreach (var step in above.AsSpan().Split('/'))
        {
            if (step.Start.Value == step.End.Value) continue;
            var key = (long.Parse(above.AsSpan(step), CultureInfo.InvariantCulture), programmeId, dutyId);
            if (!_sums.TryGetValue(key, out var row)) _sums[key] = row = new int[Columns];
            if (from is { } left) row[(int)left] -= times;
            if (to is { } came) row[(int)came] += times;
            row[Overdue] += overdue * times;
        }
    }

    public async Task WriteAsync(AppDbContext db, CancellationToken cancel)
    {
        var rows = _sums.Where(s => s.Value.Any(n => n != 0)).ToList();
        if (rows.Count == 0) return;
        if (db is PostgresDbContext)
        {
            var counts = Enumerable.Range(0, Columns).Select(c => (object)rows.ConvertAll(r => r.Value[c]).ToArray());
            await db.Database.ExecuteSqlRawAsync(FromArrays, [rows.ConvertAll(r => r.Key.OrganizationId).ToArray(), rows.ConvertAll(r => r.Key.ProgrammeId).ToArray(), rows.ConvertAll(r => r.Key.DutyId).ToArray(), .. counts], cancel);
        }
        else
        {
            var json = JsonSerializer.Serialize(rows.ConvertAll(r => (long[])[r.Key.OrganizationId, r.Key.ProgrammeId, r.Key.DutyId, .. r.Value.Select(n => (long)n)]));
            await db.Database.ExecuteSqlRawAsync(FromJson, [json], cancel);
        }
    }
}
