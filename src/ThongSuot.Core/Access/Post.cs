using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>A position in a body: its title in people's words, and the role that says what its holder may do.</summary>
public sealed class Post : ITracked
{
    internal const int LongestTitle = 200;

    public long Id { get; private set; }
    public long OrganizationId { get; private set; }
    public string Title { get; private set; } = "";
    public Role Role { get; private set; }

    public Subject Subject => Organization.SubjectOf(OrganizationId);

    private Post() { }

    internal Post(long id, long organizationId, string title, Role role)
    {
        RuleException.When(string.IsNullOrWhiteSpace(title), "rule.access.title-missing");
        RuleException.When(title.Trim().Length > LongestTitle, "rule.access.title-long", LongestTitle);
        RuleException.When(!Enum.IsDefined(role), "rule.access.role-unknown");
        (Id, OrganizationId, Title, Role) = (id, organizationId, Tidy(title), role);
    }

    internal static string Tidy(string title) => title.Trim().Normalize();
}

/// <summary>A person holding a post from a day to a day.</summary>
public sealed class Appointment : ITracked
{
    public long Id { get; private set; }
    public long PersonId { get; private set; }
    public long PostId { get; private set; }
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The first day it no longer holds.</summary>
    public DateOnly ValidTo { get; private set; } = Day.Never;

    public Subject Subject => Person.SubjectOf(PersonId);

    private Appointment() { }

    internal Appointment(long personId, long postId, DateOnly from, DateOnly? to)
    {
        RuleException.When(to <= from, "rule.access.period-empty", from);
        (PersonId, PostId, ValidFrom, ValidTo) = (personId, postId, from, to ?? Day.Never);
    }

    internal void EndOn(DateOnly day)
    {
        RuleException.When(ValidTo <= day, "rule.access.ended-already", ValidTo);
        // Called off before it began: it holds on no day.
        ValidTo = day < ValidFrom ? ValidFrom : day;
    }
}

internal sealed class PostConfiguration : IEntityTypeConfiguration<Post>, IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Title).HasMaxLength(Post.LongestTitle);
        builder.Property(p => p.Role).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Post>().WithMany().HasForeignKey(a => a.PostId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.PersonId, a.ValidFrom });
        builder.HasIndex(a => a.PostId);
    }
}
