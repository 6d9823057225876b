using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddRankingRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "SharesRank",
                table: "ScoreSheets",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "StandingJson",
                table: "ScoreSheets",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RankingJson",
                table: "Campaigns",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TieVotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Final = table.Column<long>(type: "INTEGER", nullable: false),
                    SheetIds = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Names = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Council = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MinutesNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TieVotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TieVotes_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_TieVotes_RankingGroups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "RankingGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TieVotes_CampaignId",
                table: "TieVotes",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_TieVotes_GroupId",
                table: "TieVotes",
                column: "GroupId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TieVotes");

            migrationBuilder.DropColumn(
                name: "SharesRank",
                table: "ScoreSheets");

            migrationBuilder.DropColumn(
                name: "StandingJson",
                table: "ScoreSheets");

            migrationBuilder.DropColumn(
                name: "RankingJson",
                table: "Campaigns");
        }
    }
}
