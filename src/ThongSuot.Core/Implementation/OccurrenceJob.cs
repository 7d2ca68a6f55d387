using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>
/// Every night: a recurring duty of a running programme gets an occurrence for each period that has begun, given to the bodies that have the duty (decision 0019). Run again, or by another node, it finds nothing; nights that
/// were missed are caught up.
/// </summary>
public sealed class OccurrenceJob(AppDbContext db, Clock clock)
{
    private const int Batch = 10_000;

    /// <summary>Returns how many assignments were given.</summary>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var today = clock.Today;
        var standing = await (from duty in db.ProgrammeDuties
                              join programme in db.Programmes on duty.ProgrammeId equals programme.Id
                              join said in db.Duties on duty.DutyId equals said.Id
                              where programme.State == ProgrammeState.Running && duty.RecursOfId == null && said.Every != null
                              orderby duty.Id
                              select new { duty.Id, duty.ProgrammeId, programme.IssuerId, programme.IssuedOn, Every = said.Every!, Last = db.ProgrammeDuties.Where(o => o.RecursOfId == duty.Id).Max(o => o.PeriodTo) }).ToListAsync(cancel);
        standing.RemoveAll(s => !ReportingPeriod.Has(s.Every));
        var state = await OfStateAsync([.. standing.Select(s => s.IssuerId)], today, cancel);
        var given = 0;
        foreach (var duty in standing)
            foreach (var period in ReportingPeriod.Begun(duty.Every, state.Contains(duty.IssuerId), duty.IssuedOn, duty.Last, today))
                given += await GiveAsync(duty.ProgrammeId, duty.Id, period, today, cancel);
        return given;
    }

    /// <summary>One transaction a period, so that no writer waits for all of them.</summary>
    private async Task<int> GiveAsync(long programmeId, long dutyId, ReportingPeriod period, DateOnly today, CancellationToken cancel)
    {
        await using var work = await db.BeginAsync(new Operation(Actor.System, "job", "programme.occur"), cancel);
        // Whoever ends the programme waits for this, or this sees the end; so does another node.
        if (db is PostgresDbContext) await db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Programmes\" WHERE \"Id\" = {programmeId} FOR NO KEY UPDATE", cancel);
        if (!await db.Programmes.AnyAsync(p => p.Id == programmeId && p.State == ProgrammeState.Running, cancel)
            || await db.ProgrammeDuties.AnyAsync(d => d.RecursOfId == dutyId && d.PeriodFrom == period.From, cancel)) return 0;
        // Who has declined it, was released of it or is done with it is not asked again.
        var bodies = await db.Assignments.Where(a => a.ProgrammeDutyId == dutyId && a.ParentId == null && a.State != AssignmentState.Declined).Where(Assignment.StillOpen)
            .OrderBy(a => a.Id).Select(a => new { a.OrganizationId, a.Path, a.Role }).ToListAsync(cancel);
        if (bodies.Count == 0) return 0;
        var standing = await db.ProgrammeDuties.SingleAsync(d => d.Id == dutyId, cancel);
        var occurrence = standing.Occur(await db.TakeNumbersAsync(nameof(ProgrammeDuty), 1, cancel), period);
        db.Add(occurrence);
        await db.SaveChangesAsync(cancel);
        var ledger = new TallyLedger();
        // An heir may have taken over the duty of another body that it had itself.
        foreach (var some in bodies.DistinctBy(b => b.OrganizationId).Chunk(Batch))
        {
            var assignments = Array.ConvertAll(some, b => new Assignment(occurrence, b.OrganizationId, b.Path, b.Role, today));
            await BulkInsert.WriteAsync(db, assignments, cancel);
            foreach (var assignment in assignments) ledger.Given(assignment);
        }
        await BulkInsert.WriteAsync(db, ledger.Rows(), cancel);
        var count = bodies.DistinctBy(b => b.OrganizationId).Count();
        work.Record(standing.Subject, "occurred", new { standing.Ordinal, PeriodFrom = period.From, PeriodTo = period.To, Bodies = count });
        await work.CommitAsync(cancel);
        return count;
    }

    /// <summary>Those that are bodies of the State.</summary>
    private async Task<IReadOnlySet<long>> OfStateAsync(IReadOnlyCollection<long> bodies, DateOnly today, CancellationToken cancel)
    {
        var ids = bodies.ToHashSet();
        var kinds = await db.OrganizationProfiles.Where(p => EF.Parameter(ids).Contains(p.OrganizationId) && p.ValidFrom <= today).Select(p => new { p.OrganizationId, p.Kind, p.ValidFrom }).ToListAsync(cancel);
        return kinds.GroupBy(k => k.OrganizationId).Where(g => OrganizationKind.Find(g.MaxBy(k => k.ValidFrom)!.Kind)?.Line == Line.State).Select(g => g.Key).ToHashSet();
    }
}
