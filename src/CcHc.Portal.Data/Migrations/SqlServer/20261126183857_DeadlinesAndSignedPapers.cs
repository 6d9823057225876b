using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class DeadlinesAndSignedPapers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ReportIsLate",
                table: "ScoreSheets",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LateUntil",
                table: "PhaseWindows",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ConcernsId",
                table: "Papers",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConcernsKind",
                table: "Papers",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CriteriaVersionId",
                table: "Papers",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HoldsAsSigned",
                table: "Papers",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SubmittedJson",
                table: "Papers",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WrittenAt",
                table: "Papers",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Figure",
                table: "Criteria",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnswerWithin",
                table: "Campaigns",
                type: "nvarchar(8)",
                maxLength: 8,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LateWithin",
                table: "Campaigns",
                type: "nvarchar(8)",
                maxLength: 8,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReportWithin",
                table: "Campaigns",
                type: "nvarchar(8)",
                maxLength: 8,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsStruck",
                table: "Awardees",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "CalendarYears",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    NoticeNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    NoticeDate = table.Column<DateOnly>(type: "date", nullable: true),
                    NoticeIssuer = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarYears", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PaperComparisons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaperId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    LineCount = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Unlisted = table.Column<int>(type: "int", nullable: false),
                    ComparedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperComparisons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperComparisons_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperComparisons_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperPassages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaperId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Part = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Before = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperPassages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperPassages_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PledgeAims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PledgeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    FieldCode = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Maximum = table.Column<long>(type: "bigint", nullable: false),
                    Points = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeAims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeAims_Pledges_PledgeId",
                        column: x => x.PledgeId,
                        principalTable: "Pledges",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "CalendarDays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CalendarYearId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarDays", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarDays_CalendarYears_CalendarYearId",
                        column: x => x.CalendarYearId,
                        principalTable: "CalendarYears",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "LineTicks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ComparisonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reading = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineTicks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LineTicks_PaperComparisons_ComparisonId",
                        column: x => x.ComparisonId,
                        principalTable: "PaperComparisons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignedDifferences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ComparisonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaperId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Submitted = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Reading = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Follows = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FollowedId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Line = table.Column<int>(type: "int", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SettledByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    FollowUp = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignedDifferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignedDifferences_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignedDifferences_PaperComparisons_ComparisonId",
                        column: x => x.ComparisonId,
                        principalTable: "PaperComparisons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignedDifferences_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Papers_ConcernsId",
                table: "Papers",
                column: "ConcernsId");

            migrationBuilder.CreateIndex(
                name: "IX_Papers_CriteriaVersionId",
                table: "Papers",
                column: "CriteriaVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarDays_CalendarYearId",
                table: "CalendarDays",
                column: "CalendarYearId");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarDays_Day",
                table: "CalendarDays",
                column: "Day",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarYears_Year",
                table: "CalendarYears",
                column: "Year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LineTicks_ComparisonId_Line",
                table: "LineTicks",
                columns: new[] { "ComparisonId", "Line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperComparisons_CampaignId",
                table: "PaperComparisons",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperComparisons_PaperId",
                table: "PaperComparisons",
                column: "PaperId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperPassages_PaperId_Part_Order",
                table: "PaperPassages",
                columns: new[] { "PaperId", "Part", "Order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PledgeAims_PledgeId",
                table: "PledgeAims",
                column: "PledgeId");

            migrationBuilder.CreateIndex(
                name: "IX_SignedDifferences_CampaignId",
                table: "SignedDifferences",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_SignedDifferences_ComparisonId_Order",
                table: "SignedDifferences",
                columns: new[] { "ComparisonId", "Order" });

            migrationBuilder.CreateIndex(
                name: "IX_SignedDifferences_PaperId_State",
                table: "SignedDifferences",
                columns: new[] { "PaperId", "State" });

            migrationBuilder.AddForeignKey(
                name: "FK_Papers_CriteriaSetVersions_CriteriaVersionId",
                table: "Papers",
                column: "CriteriaVersionId",
                principalTable: "CriteriaSetVersions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Papers_Papers_ConcernsId",
                table: "Papers",
                column: "ConcernsId",
                principalTable: "Papers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Papers_CriteriaSetVersions_CriteriaVersionId",
                table: "Papers");

            migrationBuilder.DropForeignKey(
                name: "FK_Papers_Papers_ConcernsId",
                table: "Papers");

            migrationBuilder.DropTable(
                name: "CalendarDays");

            migrationBuilder.DropTable(
                name: "LineTicks");

            migrationBuilder.DropTable(
                name: "PaperPassages");

            migrationBuilder.DropTable(
                name: "PledgeAims");

            migrationBuilder.DropTable(
                name: "SignedDifferences");

            migrationBuilder.DropTable(
                name: "CalendarYears");

            migrationBuilder.DropTable(
                name: "PaperComparisons");

            migrationBuilder.DropIndex(
                name: "IX_Papers_ConcernsId",
                table: "Papers");

            migrationBuilder.DropIndex(
                name: "IX_Papers_CriteriaVersionId",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "ReportIsLate",
                table: "ScoreSheets");

            migrationBuilder.DropColumn(
                name: "LateUntil",
                table: "PhaseWindows");

            migrationBuilder.DropColumn(
                name: "ConcernsId",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "ConcernsKind",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "CriteriaVersionId",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "HoldsAsSigned",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "SubmittedJson",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "WrittenAt",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "Figure",
                table: "Criteria");

            migrationBuilder.DropColumn(
                name: "AnswerWithin",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "LateWithin",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "ReportWithin",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "IsStruck",
                table: "Awardees");
        }
    }
}
