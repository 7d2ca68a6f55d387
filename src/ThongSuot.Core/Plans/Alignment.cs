using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Plans;

/// <summary>How a plan below answers one duty of the document above (DOMAIN §3.5): proposed by the machine, confirmed or changed by a person.</summary>
public sealed class Alignment : ITracked, IVersioned
{
    internal const int LongestReasons = 4_000;

    public long Id { get; private set; }
    public long UpperDutyId { get; private set; }

    /// <summary>The plan below.</summary>
    public long DocumentId { get; private set; }

    /// <summary>The duty of the plan that answers; null when none does.</summary>
    public long? LowerDutyId { get; private set; }

    public AlignmentVerdict Verdict { get; private set; }
    public AlignmentState State { get; private set; }

    /// <summary>How alike the machine found the two, 0 to 100.</summary>
    public int Likeness { get; private set; }

    /// <summary>Why the machine thinks so, as JSON.</summary>
    public string Reasons { get; private set; } = "[]";

    /// <summary>Who confirmed or changed it, and when; null while it is a proposal.</summary>
    public long? PersonId { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public int Version { get; set; }

    public Subject Subject => Document.SubjectOf(DocumentId);

    private Alignment() { }

    internal Alignment(long documentId, AlignmentProposal proposal)
    {
        (DocumentId, UpperDutyId) = (documentId, proposal.UpperId);
        Propose(proposal);
    }

    internal void Propose(AlignmentProposal proposal) =>
        (LowerDutyId, Verdict, State, Likeness, Reasons, PersonId, DecidedAt) = (proposal.LowerId, proposal.Verdict, AlignmentState.Proposed, proposal.Likeness, AlignmentReason.Write(proposal.Reasons), null, null);

    /// <summary>Would the proposal change anything? What stays as it was leaves no trace in the history.</summary>
    internal bool IsOtherThan(AlignmentProposal proposal) =>
        State != AlignmentState.Proposed || LowerDutyId != proposal.LowerId || Verdict != proposal.Verdict || Likeness != proposal.Likeness || Reasons != AlignmentReason.Write(proposal.Reasons);

    internal void Decide(AlignmentVerdict verdict, long? lowerDutyId, long? personId, DateTime at)
    {
        RuleException.When(verdict != AlignmentVerdict.Missing && lowerDutyId is null, "rule.alignment.lower-missing");
        (Verdict, LowerDutyId, State, PersonId, DecidedAt) = (verdict, verdict == AlignmentVerdict.Missing ? null : lowerDutyId, AlignmentState.Confirmed, personId, at);
    }
}

/// <summary>Stored by name.</summary>
public enum AlignmentVerdict
{
    Covered,
    /// <summary>Answered, but after the last day that was allowed.</summary>
    Later,
    /// <summary>Answered with less: a lower figure, a softer word, no deliverable, no date.</summary>
    Weaker,
    /// <summary>No duty of the plan answers it.</summary>
    Missing,
}

/// <summary>Stored by name.</summary>
public enum AlignmentState
{
    Proposed,
    /// <summary>A person has said so.</summary>
    Confirmed,
}

/// <summary>Why: key of a sentence and what fills it; days are written yyyy-MM-dd.</summary>
public sealed record AlignmentReason(string Key, params string[] Args)
{
    /// <summary>What fills the sentence, days as days.</summary>
    public object[] Filling => Array.ConvertAll(Args, a => DateOnly.TryParseExact(a, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (object)day : a);

    internal static string Write(IReadOnlyList<AlignmentReason> reasons)
    {
        // What does not fit is left out from the end: the first reasons say most.
        for (var count = reasons.Count; ; count--)
            if (JsonSerializer.Serialize(reasons.Take(count).Select(r => (string[])[r.Key, .. r.Args])) is { Length: <= Alignment.LongestReasons } json) return json;
    }

    internal static IReadOnlyList<AlignmentReason> Read(string json) => [.. JsonSerializer.Deserialize<string[][]>(json)!.Select(r => new AlignmentReason(r[0], r[1..]))];
}

/// <summary>That a plan was laid beside the document above it, and when: so that it is done again when one of them is confirmed anew.</summary>
public sealed class PlanComparison
{
    public long UpperId { get; private set; }
    public long DocumentId { get; private set; }
    public DateTime ComparedAt { get; private set; }

    private PlanComparison() { }

    internal PlanComparison(long upperId, long documentId, DateTime at) => (UpperId, DocumentId, ComparedAt) = (upperId, documentId, at);

    internal void Again(DateTime at) => ComparedAt = at;
}

internal sealed class AlignmentConfiguration : IEntityTypeConfiguration<Alignment>, IEntityTypeConfiguration<PlanComparison>
{
    public void Configure(EntityTypeBuilder<Alignment> builder)
    {
        // Duties that a review joins or removes take with them what was said of them.
        builder.HasOne<Duty>().WithMany().HasForeignKey(a => a.UpperDutyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Duty>().WithMany().HasForeignKey(a => a.LowerDutyId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Document>().WithMany().HasForeignKey(a => a.DocumentId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(a => a.Verdict).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Reasons).HasMaxLength(Alignment.LongestReasons);
        builder.HasIndex(a => new { a.DocumentId, a.UpperDutyId }).IsUnique();
        builder.HasIndex(a => new { a.UpperDutyId, a.Verdict });
    }

    public void Configure(EntityTypeBuilder<PlanComparison> builder)
    {
        builder.HasKey(c => new { c.UpperId, c.DocumentId });
        builder.HasOne<Document>().WithMany().HasForeignKey(c => c.UpperId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Document>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
