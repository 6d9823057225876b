using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CertificatesAndGoldenBook : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DraftedAt",
                table: "Papers",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "BookNumber",
                table: "Awardees",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BookSeries",
                table: "Awardees",
                type: "nvarchar(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "BookUnitId",
                table: "Awardees",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DroppedBy",
                table: "Awardees",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HandedOverBy",
                table: "Awardees",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "HandedOverOn",
                table: "Awardees",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HandedTo",
                table: "Awardees",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PrintingId",
                table: "Awardees",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SealedOn",
                table: "Awardees",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CertificatePrints",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AwardeeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Profile = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    OldSheet = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    PrintedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificatePrints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CertificatePrints_Awardees_AwardeeId",
                        column: x => x.AwardeeId,
                        principalTable: "Awardees",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CertificatePrints_WorkItems_BatchId",
                        column: x => x.BatchId,
                        principalTable: "WorkItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GoldenBooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Counting = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FirstNumber = table.Column<int>(type: "int", nullable: false),
                    FirstYear = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GoldenBooks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GoldenBooks_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PrintProfiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    FormName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    IsTextOnly = table.Column<bool>(type: "bit", nullable: false),
                    Width = table.Column<int>(type: "int", nullable: false),
                    Height = table.Column<int>(type: "int", nullable: false),
                    RightTenths = table.Column<int>(type: "int", nullable: false),
                    DownTenths = table.Column<int>(type: "int", nullable: false),
                    IsRemoved = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrintProfiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PrintProfiles_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PrintProfileParts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProfileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Part = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsOnBlank = table.Column<bool>(type: "bit", nullable: false),
                    TopTenths = table.Column<int>(type: "int", nullable: true),
                    LeftTenths = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrintProfileParts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PrintProfileParts_PrintProfiles_ProfileId",
                        column: x => x.ProfileId,
                        principalTable: "PrintProfiles",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Awardees_BookUnitId_BookSeries_BookNumber",
                table: "Awardees",
                columns: new[] { "BookUnitId", "BookSeries", "BookNumber" },
                unique: true,
                filter: "[BookUnitId] IS NOT NULL AND [BookSeries] IS NOT NULL AND [BookNumber] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CertificatePrints_AwardeeId",
                table: "CertificatePrints",
                column: "AwardeeId");

            migrationBuilder.CreateIndex(
                name: "IX_CertificatePrints_BatchId_AwardeeId",
                table: "CertificatePrints",
                columns: new[] { "BatchId", "AwardeeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GoldenBooks_UnitId",
                table: "GoldenBooks",
                column: "UnitId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PrintProfileParts_ProfileId_Part",
                table: "PrintProfileParts",
                columns: new[] { "ProfileId", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PrintProfiles_UnitId",
                table: "PrintProfiles",
                column: "UnitId");

            migrationBuilder.AddForeignKey(
                name: "FK_Awardees_Units_BookUnitId",
                table: "Awardees",
                column: "BookUnitId",
                principalTable: "Units",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Awardees_Units_BookUnitId",
                table: "Awardees");

            migrationBuilder.DropTable(
                name: "CertificatePrints");

            migrationBuilder.DropTable(
                name: "GoldenBooks");

            migrationBuilder.DropTable(
                name: "PrintProfileParts");

            migrationBuilder.DropTable(
                name: "PrintProfiles");

            migrationBuilder.DropIndex(
                name: "IX_Awardees_BookUnitId_BookSeries_BookNumber",
                table: "Awardees");

            migrationBuilder.DropColumn(
                name: "DraftedAt",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "BookNumber",
                table: "Awardees");

            migrationBuilder.DropColumn(
                name: "BookSeries",
                table: "Awardees");

            migrationBuilder.DropColumn(
                name: "BookUnitId",
                table: "Awardees");

            migrationBuilder.DropColumn(
                name: "DroppedBy",
                table: "Awardees");

            migrationBuilder.DropColumn(
                name: "HandedOverBy",
                table: "Awardees");

            migrationBuilder.DropColumn(
                name: "HandedOverOn",
                table: "Awardees");

            migrationBuilder.DropColumn(
                name: "HandedTo",
                table: "Awardees");

            migrationBuilder.DropColumn(
                name: "PrintingId",
                table: "Awardees");

            migrationBuilder.DropColumn(
                name: "SealedOn",
                table: "Awardees");
        }
    }
}
