using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Implementation;

/// <summary>
/// Changes any number of assignments, some at a time: reads and locks them, lets the entity decide, writes them by one statement, and the tallies' changes beside them. What was not
/// read is not written, so the tallies agree whoever else moves assignments meanwhile; whoever does finds the version counted up.
/// </summary>
internal sealed class AssignmentBatches(AppDbContext db)
{
    private const int Batch = 20_000;

    private const string Set = """
        UPDATE "Assignments" AS a SET "OrganizationId" = n.body, "Path" = n.path, "State" = n.state, "IsOverdue" = n.overdue, "PassedFromId" = n.passed, "DueOn" = n.due, "ExtensionAsked" = n.asked, "Version" = a."Version" + 1
        """;

    private const string FromArrays = Set + """
         FROM unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}) AS n (id, body, path, state, overdue, passed, due, asked) WHERE a."Id" = n.id
        """;

    private const string FromJson = Set + """
         FROM (SELECT value ->> 0 AS id, value ->> 1 AS body, value ->> 2 AS path, value ->> 3 AS state, value ->> 4 AS overdue, value ->> 5 AS passed, value ->> 6 AS due, value ->> 7 AS asked FROM json_each({0})) AS n WHERE a."Id" = n.id
        """;

    /// <param name="which">SQL of the assignments still to change, <c>"Assignments" AS a</c> among its tables; those changed must no longer be among them.</param>
    /// <param name="change">What happens to one.</param>
    /// <param name="entry">What is said about one; null for nothing.</param>
    /// <returns>How many were changed of each programme.</returns>
    public async Task<IReadOnlyDictionary<long, int>> ChangeAsync(FormattableString which, Action<Assignment> change, Func<Assignment, AssignmentEntry>? entry, CancellationToken cancel)
    {
        Dictionary<long, int> changed = [];
        var (sql, arguments) = ($"SELECT a.* FROM {which.Format} LIMIT {Batch}" + (db is PostgresDbContext ? " FOR UPDATE OF a" : ""), which.GetArguments());
        while (true)
        {
            var some = await db.Assignments.FromSqlRaw(sql, arguments!).AsNoTracking().ToListAsync(cancel);
            var ledger = new TallyLedger();
            foreach (var assignment in some)
            {
                var before = assignment.Figure;
                change(assignment);
                ledger.Changed(assignment, before);
                changed[assignment.ProgrammeId] = changed.GetValueOrDefault(assignment.ProgrammeId) + 1;
            }
            if (some.Count > 0) await WriteAsync(some, cancel);
            await BulkInsert.WriteAsync(db, ledger.Rows(), cancel);
            if (entry is not null) await BulkInsert.WriteAsync(db, some.ConvertAll(a => entry(a)), cancel);
            if (some.Count < Batch) return changed;
        }
    }

    /// <summary>A condition for many ids as one parameter.</summary>
    public FormattableString In(string column, IReadOnlyCollection<long> ids) => db is PostgresDbContext
        ? FormattableStringFactory.Create(column + " = ANY({0})", ids.ToArray())
        : FormattableStringFactory.Create(column + " IN (SELECT value FROM json_each({0}))", JsonSerializer.Serialize(ids));

    private Task<int> WriteAsync(List<Assignment> rows, CancellationToken cancel) => db is PostgresDbContext
        ? db.Database.ExecuteSqlRawAsync(FromArrays, [rows.ConvertAll(a => a.Id).ToArray(), rows.ConvertAll(a => a.OrganizationId).ToArray(), rows.ConvertAll(a => a.Path).ToArray(), rows.ConvertAll(a => (int)a.State).ToArray(), rows.ConvertAll(a => a.IsOverdue).ToArray(), rows.ConvertAll(a => a.PassedFromId).ToArray(), rows.ConvertAll(a => a.DueOn).ToArray(), rows.ConvertAll(a => a.ExtensionAsked).ToArray()], cancel)
        : db.Database.ExecuteSqlRawAsync(FromJson, [JsonSerializer.Serialize(rows.ConvertAll(a => (object?[])[a.Id, a.OrganizationId, a.Path, (int)a.State, a.IsOverdue ? 1 : 0, a.PassedFromId, a.DueOn, a.ExtensionAsked]))], cancel);

    /// <summary>One entry in the history of each programme.</summary>
    public static void Record(Work work, string action, IReadOnlyDictionary<long, int> changed)
    {
        foreach (var (programme, count) in changed) work.Record(Programme.SubjectOf(programme), action, new { Assignments = count });
    }
}
