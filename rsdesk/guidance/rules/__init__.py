"""What a guidance edition must keep beyond its shape; each rule yields findings.

Rules see only well-formed entries and may meet ids that lead nowhere: `ids` reports those.
"""
