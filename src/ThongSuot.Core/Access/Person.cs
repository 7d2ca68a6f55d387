using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.History;

namespace ThongSuot.Core.Access;

/// <summary>Somebody who works with the application. Without a password or passkey there is no account yet, only an invitation.</summary>
public sealed class Person : IdentityUser<long>, ITracked
{
    public required string FullName { get; set; }

    /// <summary>False closes the account; the person stays in the history.</summary>
    public bool IsActive { get; set; } = true;

    public DateTime CreatedAt { get; init; }

    public Subject Subject => new("person", Id);
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.Property(p => p.FullName).HasMaxLength(200);
    }
}
