using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThongSuot.Core.Data;

/// <summary>The last day for which a job that belongs to a day was done: so it is done once, on however many nodes and however often its clock rings.</summary>
public sealed class JobDay
{
    internal const int LongestName = 50;

    public string Job { get; private set; } = "";
    public DateOnly Day { get; private set; }

    private JobDay() { }

    /// <summary>
    /// Takes the day, in the transaction of the operation: undone with it. Returns the last day the job was done for before (the eve, when it never was); null when the day is taken already.
    /// </summary>
    internal static async Task<DateOnly?> TakeAsync(AppDbContext db, string job, DateOnly day, CancellationToken cancel)
    {
        await db.HoldAsync("job-day:" + job, cancel);
        var mark = await db.JobDays.SingleOrDefaultAsync(j => j.Job == job, cancel);
        if (mark?.Day >= day) return null;
        var before = mark?.Day ?? day.AddDays(-1);
        if (mark is null) db.Add(new JobDay { Job = job, Day = day });
        else mark.Day = day;
        await db.SaveChangesAsync(cancel);
        return before;
    }
}

internal sealed class JobDayConfiguration : IEntityTypeConfiguration<JobDay>
{
    public void Configure(EntityTypeBuilder<JobDay> builder)
    {
        builder.HasKey(j => j.Job);
        builder.Property(j => j.Job).HasMaxLength(JobDay.LongestName);
    }
}
