"""The JSON of `stats`: what the records come to, as a document that scripts rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from walkreminder.core.documents import Document
    from walkreminder.core.goal import WeekGoal
    from walkreminder.core.insight import Insight, Month, OutcomeCount, Total
    from walkreminder.core.settings import GoalSettings
    from walkreminder.core.trend import PainWeek, Trend


def insight_document(seen: Insight, goal: GoalSettings) -> Document:
    """Return what `stats --json` says."""
    return {
        "today": seen.today.isoformat(),
        "since": None if seen.since is None else seen.since.isoformat(),
        "total": _total(seen.total),
        "week": {
            **_week(seen.week),
            "spare_days": goal.spare_days,
            "spare_days_left": seen.spare_left,
        },
        "streak": {"weeks": seen.streak.weeks, "in_a_row": seen.streak.in_a_row},
        "months": [_month(month) for month in seen.months],
        "hours": [seconds // 60 for seconds in seen.hours],
        "slots": {
            "since": seen.fate_weeks[0].first.isoformat(),
            "outcomes": [_outcome(each) for each in seen.outcomes],
            "weeks": [
                {
                    "first": week.first.isoformat(),
                    **{each.outcome.value: each.count for each in week.counts},
                }
                for week in seen.fate_weeks
            ],
        },
        "pain": {
            "weeks": [_pain(week) for week in seen.pain],
            "trend": None if seen.trend is None else _trend(seen.trend),
        },
    }


def _total(total: Total) -> Document:
    return {"minutes": total.minutes, "walks": total.walks, "days": total.days}


def _week(week: WeekGoal) -> Document:
    return {
        "first": week.first.isoformat(),
        "minutes": week.walked,
        "goal_minutes": week.aim,
        "minutes_left": week.left,
        "days_left": week.days_left,
    }


def _month(month: Month) -> Document:
    return {"month": month.first.isoformat()[:7], **_total(month.total)}


def _outcome(each: OutcomeCount) -> Document:
    return {
        "outcome": each.outcome.value,
        "count": each.count,
        "reasons": {reason.value: count for reason, count in each.reasons},
    }


def _pain(week: PainWeek) -> Document:
    return {
        "first": week.first.isoformat(),
        "minutes": week.minutes,
        "before": None if week.average is None else _rounded(week.average),
        "ratings": week.rated.count,
    }


def _trend(trend: Trend) -> Document:
    return {
        "weeks": trend.weeks,
        "was": _rounded(trend.was),
        "now": _rounded(trend.now),
        "pain": trend.pain.value,
        "minutes": trend.minutes.value,
    }


def _rounded(average: Fraction) -> float:
    return round(float(average), 2)
