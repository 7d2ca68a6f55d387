using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>
/// A line of a body's book of arrivals (sổ văn bản đến): a document on file, wherever it is kept, came to the body that day under its own number. Numbers run from 1 in each calendar year
/// (NĐ 30/2020/NĐ-CP, Điều 22), without gaps or doubles; a line is never taken out.
/// </summary>
public sealed class Arrival : ITracked, IVersioned
{
    public const int LongestHandling = 1_000;

    public long Id { get; private set; }
    public long DocumentId { get; private set; }
    public long OrganizationId { get; private set; }

    /// <summary>The year its number is counted in: that of <see cref="ReceivedOn"/>.</summary>
    public int Year { get; private set; }

    /// <summary>Số đến.</summary>
    public int Number { get; private set; }

    public DateOnly ReceivedOn { get; private set; }

    /// <summary>Who entered it; null for the system.</summary>
    public long? ReceivedById { get; private set; }

    /// <summary>Who is to handle it, by when; empty when that is not said.</summary>
    public string Handling { get; private set; } = "";

    public int Version { get; set; }

    public Subject Subject => Document.SubjectOf(DocumentId);

    private Arrival() { }

    internal Arrival(long documentId, long organizationId, int number, DateOnly receivedOn, long? receivedById, string handling)
    {
        (DocumentId, OrganizationId, Year, Number, ReceivedOn, ReceivedById) = (documentId, organizationId, receivedOn.Year, number, receivedOn, receivedById);
        Handle(handling);
    }

    /// <summary>What came turned out to be another copy of a document on file.</summary>
    internal void MoveTo(long documentId) => DocumentId = documentId;

    internal void Handle(string handling)
    {
        RuleException.When(handling.Trim().Length > LongestHandling, "rule.arrival.handling-long", LongestHandling);
        Handling = handling.Trim();
    }
}

internal sealed class ArrivalConfiguration : IEntityTypeConfiguration<Arrival>
{
    public void Configure(EntityTypeBuilder<Arrival> builder)
    {
        builder.HasOne<Document>().WithMany().HasForeignKey(a => a.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(a => a.Handling).HasMaxLength(Arrival.LongestHandling);
        builder.HasIndex(a => new { a.OrganizationId, a.Year, a.Number }).IsUnique();
        builder.HasIndex(a => new { a.DocumentId, a.OrganizationId }).IsUnique();
    }
}
