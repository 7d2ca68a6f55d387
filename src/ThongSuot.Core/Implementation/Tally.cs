using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Implementation;

/// <summary>The columns of a dashboard. An assignment is counted in one of them; the overdue among them are counted besides.</summary>
public enum Count
{
    Waiting,
    Working,
    Submitted,
    Returned,
    Declined,
    DoneInTime,
    DoneLate,
}

/// <summary>How many assignments of a duty stand where, strictly below a body. What the body itself must do is counted from its own assignments.</summary>
public sealed class Tally
{
    public long ProgrammeId { get; private set; }
    public long OrganizationId { get; private set; }
    public long ProgrammeDutyId { get; private set; }
    public int Waiting { get; private set; }
    public int Working { get; private set; }
    public int Submitted { get; private set; }
    public int Returned { get; private set; }
    public int Declined { get; private set; }
    public int DoneInTime { get; private set; }
    public int DoneLate { get; private set; }
    public int Overdue { get; private set; }

    /// <summary>In the order of <see cref="Count"/>, the overdue last.</summary>
    internal int[] Numbers => [Waiting, Working, Submitted, Returned, Declined, DoneInTime, DoneLate, Overdue];
}

/// <summary>
/// A change of tallies that is accepted and not yet added: written in the transaction of the change, added for all bodies above within a moment.
/// So no writer waits for another at the nation's row (decision 0016).
/// </summary>
public sealed class TallyChange
{
    public long Id { get; private set; }
    public long ProgrammeId { get; private set; }
    public long ProgrammeDutyId { get; private set; }

    /// <summary>Path of the body right above the one whose assignment changed: it counts for every body on it.</summary>
    public string Path { get; private set; } = "";

    public Count? From { get; private set; }
    public Count? To { get; private set; }

    /// <summary>1 when it became overdue, -1 when it is no longer, else 0.</summary>
    public int Overdue { get; private set; }

    /// <summary>How many assignments changed alike.</summary>
    public int Times { get; private set; }

    private TallyChange() { }

    internal TallyChange(long programmeId, long programmeDutyId, string path, Count? from, Count? to, int overdue, int times = 1) =>
        (ProgrammeId, ProgrammeDutyId, Path, From, To, Overdue, Times) = (programmeId, programmeDutyId, path, from, to, overdue, times);
}

internal sealed class TallyConfiguration : IEntityTypeConfiguration<Tally>, IEntityTypeConfiguration<TallyChange>
{
    public void Configure(EntityTypeBuilder<Tally> builder)
    {
        // By body first: a dashboard asks for the rows of some bodies, and a body for all its programmes.
        builder.HasKey(t => new { t.OrganizationId, t.ProgrammeId, t.ProgrammeDutyId });
        builder.Ignore(t => t.Numbers);
    }

    public void Configure(EntityTypeBuilder<TallyChange> builder) => builder.Property(c => c.Path).HasMaxLength(OrganizationLink.LongestPath);
}
