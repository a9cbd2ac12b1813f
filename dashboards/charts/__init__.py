"""Figures. Each function takes rows and a look and returns a Plotly figure.

No SQL, no Streamlit, no Plotly Express (ten times slower per figure).
"""
