using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>What a program that bears the token may do, within what its person may.</summary>
public enum TokenScope
{
    Read,
    /// <summary>Read and write.</summary>
    Write,
}

/// <summary>A personal access token: by it a program works through the API in a person's name. Only its hash and its first letters are kept.</summary>
public sealed class AccessToken : ITracked
{
    public const int LongestDays = 366;
    internal const int LongestName = 100;

    public long Id { get; private set; }
    public long PersonId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The first letters, by which its person knows it again.</summary>
    public string Prefix { get; private set; } = "";

    [Secret]
    public byte[] Hash { get; private set; } = [];

    public TokenScope Scope { get; private set; }
    public DateOnly CreatedOn { get; private set; }

    /// <summary>The first day it no longer serves.</summary>
    public DateOnly ExpiresOn { get; private set; }

    public DateOnly? LastUsedOn { get; private set; }
    public DateTime? RevokedAt { get; private set; }

    public Subject Subject => Person.SubjectOf(PersonId);

    private AccessToken() { }

    internal AccessToken(CreateTokenOptions options, string secret, DateOnly today)
    {
        RuleException.When(string.IsNullOrWhiteSpace(options.Name), "rule.access.token-name");
        RuleException.When(options.Name.Trim().Length > LongestName, "rule.access.token-name-long", LongestName);
        RuleException.When(options.ExpiresOn <= today || options.ExpiresOn > today.AddDays(LongestDays), "rule.access.token-expiry", today.AddDays(LongestDays));
        (PersonId, Name, Scope, CreatedOn, ExpiresOn) = (options.PersonId, options.Name.Trim(), options.Scope, today, options.ExpiresOn);
        (Prefix, Hash) = (secret[..RandomSecret.PrefixLength], RandomSecret.HashOf(secret));
    }

    internal void Revoke(DateTime now)
    {
        RuleException.When(RevokedAt is not null, "rule.access.token-revoked");
        RevokedAt = now;
    }
}

public sealed record CreateTokenOptions(long PersonId, string Name, TokenScope Scope, DateOnly ExpiresOn);

internal sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(AccessToken.LongestName);
        builder.Property(t => t.Prefix).HasMaxLength(RandomSecret.PrefixLength);
        builder.Property(t => t.Hash).HasMaxLength(32);
        builder.Property(t => t.Scope).HasConversion<string>().HasMaxLength(10);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => t.PersonId);
    }
}
