using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.History;

namespace ThongSuot.Core.Access;

/// <summary>A link by which a person sets a password, once and for a few days: to take up the account, or after forgetting the password. Only the link's hash is kept.</summary>
public sealed class Invitation : ITracked
{
    /// <summary>Days a link serves.</summary>
    public const int Days = 7;

    public long Id { get; private set; }
    public long PersonId { get; private set; }

    [Secret]
    public byte[] TokenHash { get; private set; } = [];

    public DateTime CreatedAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it was used, or replaced by a newer one.</summary>
    public DateTime? ClosedAt { get; private set; }

    public Subject Subject => Person.SubjectOf(PersonId);

    private Invitation() { }

    internal Invitation(long personId, byte[] tokenHash, DateTime now) => (PersonId, TokenHash, CreatedAt, ExpiresAt) = (personId, tokenHash, now, now.AddDays(Days));

    internal void Close(DateTime now) => ClosedAt ??= now;
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(i => i.TokenHash).HasMaxLength(32);
        // Two uses at once: the second finds the row changed.
        builder.Property(i => i.ClosedAt).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasIndex(i => i.PersonId);
    }
}
