using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>
/// A person acts for another for a while. It gives no more than the giver's own posts give on the day it is used, and cannot be passed on
/// (as NĐ 30/2020/NĐ-CP, Điều 13 khoản 3, has it for signatures: in writing, for a limited time, and not to be delegated again).
/// </summary>
public sealed class Delegation : ITracked
{
    internal const int LongestReason = 1_000;

    public long Id { get; private set; }
    public long FromId { get; private set; }
    public long ToId { get; private set; }
    public long OrganizationId { get; private set; }
    public Role Role { get; private set; }
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The first day it no longer holds. A delegation always has an end.</summary>
    public DateOnly ValidTo { get; private set; }

    public string Reason { get; private set; } = "";

    public Subject Subject => Person.SubjectOf(FromId);

    private Delegation() { }

    internal Delegation(DelegateOptions options)
    {
        RuleException.When(options.FromId == options.ToId, "rule.access.delegate-self");
        RuleException.When(options.To <= options.From, "rule.access.period-empty", options.From);
        RuleException.When(options.From.Year >= Day.Never.Year || options.To > options.From.AddYears(1), "rule.access.delegation-long");
        RuleException.When(string.IsNullOrWhiteSpace(options.Reason), "rule.access.reason-missing");
        RuleException.When(options.Reason.Length > LongestReason, "rule.access.reason-long", LongestReason);
        (FromId, ToId, OrganizationId, Role, ValidFrom, ValidTo, Reason) = (options.FromId, options.ToId, options.OrganizationId, options.Role, options.From, options.To, options.Reason.Trim());
    }

    internal void EndOn(DateOnly day)
    {
        RuleException.When(ValidTo <= day, "rule.access.ended-already", ValidTo);
        ValidTo = day < ValidFrom ? ValidFrom : day;
    }
}

/// <param name="To">The first day it no longer holds.</param>
public sealed record DelegateOptions(long FromId, long ToId, long OrganizationId, Role Role, DateOnly From, DateOnly To, string Reason);

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.Property(d => d.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Reason).HasMaxLength(Delegation.LongestReason);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(d => d.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.ToId, d.ValidFrom });
        builder.HasIndex(d => d.FromId);
    }
}
