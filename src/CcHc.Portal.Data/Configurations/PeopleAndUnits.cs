using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcHc.Portal.Data.Configurations;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
        builder.HasIndex(a => a.PersonId).IsUnique();
    }
}

internal sealed class OneTimeLinkConfiguration : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
        builder.HasIndex(l => l.TokenHash).IsUnique();
    }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Xml).HasMaxLength(-1);
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(Person.NameMaxLength);
        builder.Property(p => p.Email).HasMaxLength(Person.EmailMaxLength);
        builder.Property(p => p.Phone).HasMaxLength(Person.PhoneMaxLength);
        builder.Property(p => p.Title).HasMaxLength(Position.TitleMaxLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        builder.HasIndex(p => p.SearchText);
    }
}

internal sealed class PositionConfiguration : IEntityTypeConfiguration<Position>
{
    public void Configure(EntityTypeBuilder<Position> builder)
    {
        builder.Property(p => p.Title).HasMaxLength(Position.TitleMaxLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
    }
}

internal sealed class RoleAssignmentConfiguration : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.Property(a => a.Field).HasMaxLength(40);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId);
        builder.HasIndex(a => new { a.PersonId, a.From });
    }
}

internal sealed class AdministrativeUnitConfiguration : IEntityTypeConfiguration<AdministrativeUnit>
{
    public void Configure(EntityTypeBuilder<AdministrativeUnit> builder)
    {
        builder.Property(u => u.Structure).HasMaxLength(AdministrativeUnit.StructureMaxLength);
        builder.Property(u => u.Code).HasMaxLength(AdministrativeUnit.CodeMaxLength);
        builder.Property(u => u.ParentCode).HasMaxLength(AdministrativeUnit.CodeMaxLength);
        builder.Property(u => u.Name).HasMaxLength(AdministrativeUnit.NameMaxLength);
        builder.Property(u => u.Kind).HasMaxLength(AdministrativeUnit.KindMaxLength);
        builder.HasIndex(u => new { u.Structure, u.Code }).IsUnique();
        builder.HasIndex(u => new { u.Structure, u.ParentCode });
    }
}

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.Property(u => u.Name).HasMaxLength(Unit.NameMaxLength);
        builder.Property(u => u.Code).HasMaxLength(Unit.CodeMaxLength);
        builder.Property(u => u.TreePath).HasMaxLength(Unit.TreePathMaxLength);
        builder.Property(u => u.PaperSymbol).HasMaxLength(Unit.PaperSymbolMaxLength);
        builder.Property(u => u.SearchText).HasMaxLength(Unit.SearchTextMaxLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(u => u.AdministrativeUnitId);
        builder.HasMany(u => u.Names).WithOne().HasForeignKey(n => n.UnitId);
        builder.HasIndex(u => u.TreePath);

        // A code may come back with another unit once the first has ended. Both databases take the filter as it stands.
        builder.HasIndex(u => u.Code).IsUnique().HasFilter("Code IS NOT NULL AND ValidTo IS NULL");
        builder.HasIndex(u => u.SearchText);
    }
}

internal sealed class UnitNameConfiguration : IEntityTypeConfiguration<UnitName>
{
    public void Configure(EntityTypeBuilder<UnitName> builder) => builder.Property(n => n.Name).HasMaxLength(Unit.NameMaxLength);
}

internal sealed class UnitLineageConfiguration : IEntityTypeConfiguration<UnitLineage>
{
    public void Configure(EntityTypeBuilder<UnitLineage> builder)
    {
        builder.HasOne<Unit>().WithMany().HasForeignKey(l => l.FromUnitId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(l => l.ToUnitId);
    }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.MediaType).HasMaxLength(120);
        builder.Property(f => f.FileName).HasMaxLength(StoredFile.FileNameMaxLength);
        builder.HasIndex(f => f.Sha256);
        // The scanner asks for what it has not seen, again and again.
        builder.HasIndex(f => new { f.Scan, f.At });
    }
}

internal sealed class WorkItemConfiguration : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.Property(w => w.Argument).HasMaxLength(2000);
        builder.Property(w => w.Message).HasMaxLength(1000);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(w => w.ResultFileId);
        builder.HasIndex(w => new { w.State, w.AskedAt });
        builder.HasIndex(w => w.SubjectId);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Act).HasMaxLength(80);
        builder.Property(e => e.What).HasMaxLength(AuditEntry.TextMaxLength);
        builder.Property(e => e.From).HasMaxLength(AuditEntry.TextMaxLength);
        builder.Property(e => e.To).HasMaxLength(AuditEntry.TextMaxLength);
        builder.Property(e => e.Reason).HasMaxLength(AuditEntry.TextMaxLength);
        builder.Property(e => e.PrevHash).HasMaxLength(64);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.HasIndex(e => new { e.Subject, e.SubjectId, e.At });
        builder.HasIndex(e => new { e.CampaignId, e.At });
        builder.HasIndex(e => e.Seq).IsUnique();
        builder.HasIndex(e => e.Session);
        // What the sealer took meanwhile is not written over: the chain would not fit any more.
        builder.Property(e => e.Seq).IsConcurrencyToken();
    }
}

internal sealed class ImportRunConfiguration : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.Property(r => r.FileName).HasMaxLength(StoredFile.FileNameMaxLength);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(r => r.FileId);
        builder.HasIndex(r => r.UploadedAt);
    }
}
