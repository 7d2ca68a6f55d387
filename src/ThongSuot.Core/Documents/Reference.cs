using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.History;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Documents;

/// <summary>A document cites another, which may not be on file (<see cref="Standing.Cited"/>).</summary>
public sealed class DocumentReference : ITracked
{
    /// <summary>The relations by which a document answers the one it cites (DOMAIN §1). The cascade's statement names them once more.</summary>
    public static readonly RelationKind[] Answering = [RelationKind.Implements, RelationKind.Specifies, RelationKind.Guides, RelationKind.BasedOn];

    public long Id { get; private set; }
    public long FromId { get; private set; }
    public long ToId { get; private set; }
    public RelationKind Relation { get; private set; }

    /// <summary>Where it is first cited in the text of the edition read.</summary>
    public int Start { get; private set; }
    public int Length { get; private set; }

    /// <summary>Number and symbol as the text has them; empty when it has none, or a person has said what is meant.</summary>
    public string CitedAs { get; private set; } = "";

    /// <summary>The day the text gives.</summary>
    public DateOnly? CitedOn { get; private set; }

    public Subject Subject => Document.SubjectOf(FromId);

    private DocumentReference() { }

    internal DocumentReference(long fromId, long toId, RelationKind relation, int start, int length, string citedAs = "", DateOnly? citedOn = null) =>
        (FromId, ToId, Relation, Start, Length, CitedAs, CitedOn) = (fromId, toId, relation, start, length, citedAs, citedOn);

    internal void LeadTo(long toId) => ToId = toId;

    /// <summary>A person has said which document is meant.</summary>
    internal void Mean(long toId) => (ToId, CitedAs, CitedOn) = (toId, "", null);

    internal void Relate(RelationKind relation) => Relation = relation;
}

internal sealed class ReferenceConfiguration : IEntityTypeConfiguration<DocumentReference>
{
    public void Configure(EntityTypeBuilder<DocumentReference> builder)
    {
        builder.HasOne<Document>().WithMany().HasForeignKey(r => r.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Document>().WithMany().HasForeignKey(r => r.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Relation).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.CitedAs).HasMaxLength(100);
        builder.HasIndex(r => new { r.FromId, r.ToId }).IsUnique();
        builder.HasIndex(r => r.ToId);
    }
}
